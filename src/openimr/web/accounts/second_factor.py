"""Pages of the second factor: from the library, with the code of the demo, and nothing takes it off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.base.views import AuthenticateView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.utils import is_mfa_enabled
from django.shortcuts import redirect, render
from django.utils.http import urlencode

from openimr.web.access.second_factor import is_missing
from openimr.web.accounts import demo

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class Challenge(AuthenticateView):  # type: ignore[misc]
    """Asks for a one-time code or a recovery code while signing in."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401
        """Add the demo's code."""
        return {**super().get_context_data(**kwargs), "demo_code": demo.code(self.stage.login.user)}


class Again(ReauthenticateView):  # type: ignore[misc]
    """Asks for a code again before something that needs it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401
        """Add the demo's code."""
        return {**super().get_context_data(**kwargs), "demo_code": demo.code(self.request.user)}


class SetUp(ActivateTOTPView):  # type: ignore[misc]
    """Shows the key as a QR code and as text; the first code proves that the app has it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Who has one already is shown it instead."""
        if is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):
            return redirect("mfa_index")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> Any:  # noqa: ANN401
        """The code that sets it up also counts as the second factor of this session."""
        response = super().form_valid(form)
        made = Authenticator.objects.get(user=self.request.user, type=Authenticator.Type.TOTP)
        post_authentication(self.request, made)
        return response


def index(request: HttpRequest) -> HttpResponse:
    """What the person has: an authenticator or none, and how many recovery codes are left."""
    found = {one.type: one.wrap() for one in Authenticator.objects.filter(user=request.user)}
    codes = found.get(Authenticator.Type.RECOVERY_CODES)
    context = {
        "authenticator": found.get(Authenticator.Type.TOTP),
        "left": len(codes.get_unused_codes()) if codes else 0,
    }
    return render(request, "mfa/index.html", context)


def lead(request: HttpRequest) -> HttpResponse:
    """Where someone who still lacks the second factor goes: to set it up, or to show it."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    if not is_missing(request):
        return redirect("home")
    if is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):
        return redirect(f"/account/code/again/?{urlencode({'next': '/'})}")
    return redirect("mfa_activate_totp")

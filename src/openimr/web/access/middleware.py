"""The last line of defence: an address without a rule opens to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404

from openimr.web.access.route import rule_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class EveryAddressHasARule:
    """Refuses any view that was not added by ``route``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        """Raise Http404 for a view without a rule."""
        del request, args, kwargs
        if rule_of(view) is None:
            raise Http404

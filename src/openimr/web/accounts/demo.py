"""The second factor of the demo's people: their authenticator is in the page, because there is no phone."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings

if TYPE_CHECKING:
    from openimr.web.accounts.models import User

_PERIOD = 30  # seconds for which a code holds


def enroll(user: User) -> None:
    """Give the demo's person an authenticator with a secret of its own; once."""
    if not _authenticators(user).exists():
        TOTP.activate(user, generate_totp_secret())


def code(user: User) -> str | None:
    """The code that an authenticator app would show now. Only in the demo; None everywhere else."""
    found = _authenticators(user).first() if settings.DEMO else None
    if found is None:
        return None
    secret = decrypt(found.data["secret"])
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // _PERIOD)))


def _authenticators(user: User) -> Any:  # noqa: ANN401 - of a library without types
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP)

"""Where our accounts differ from the library: secrets are encrypted, and a fresh sign-in is proof enough."""

from __future__ import annotations

import time
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings

_FRESH = 300  # seconds


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Asks again for the password or a code only when the last one is older than five minutes."""

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:  # noqa: ANN401
        """Whether what the person wants to do now needs proof again."""
        del app, kwargs
        records = get_authentication_records(self.request, self.request.user)
        return not records or time.time() - records[-1]["at"] > _FRESH

    def populate_username(self, request: object, user: object) -> None:
        """There are no user names: a person is their e-mail address."""


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps the secrets of authenticators and the seeds of recovery codes encrypted in the database."""

    def get_totp_issuer(self) -> str:
        """The name that the authenticator app shows."""
        return str(settings.ORGANIZATION)

    def encrypt(self, text: str) -> str:
        """The secret as it is kept."""
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret as it is used."""
        return _lock().decrypt(encrypted_text.encode()).decode()


def _lock() -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(b"second factor " + settings.SECRET_KEY.encode()).digest()))

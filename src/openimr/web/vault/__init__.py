"""The bytes of documents: checked when they come in, encrypted at rest."""

from openimr.web.vault.check import UploadError, accept, clean_name
from openimr.web.vault.vault import Broken, VaultError, keep, read, renew, stream, verify

__all__ = [
    "Broken",
    "UploadError",
    "VaultError",
    "accept",
    "clean_name",
    "keep",
    "read",
    "renew",
    "stream",
    "verify",
]

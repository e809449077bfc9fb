"""The bytes of documents: checked when they come in, encrypted at rest."""

from openimr.web.vault.check import UploadError, accept, clean_name
from openimr.web.vault.vault import VaultError, keep, read

__all__ = ["UploadError", "VaultError", "accept", "clean_name", "keep", "read"]

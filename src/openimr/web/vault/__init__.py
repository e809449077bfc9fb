"""The bytes of documents, encrypted at rest."""

from openimr.web.vault.vault import VaultError, keep, read

__all__ = ["VaultError", "keep", "read"]

"""The documents of a case as the record rooms read them, out of the vault."""

from openimr.web.casefile.open import opened

__all__ = ["opened"]

"""A pseudonym of a reviewer for one case: two exported cases never show the same one."""

from __future__ import annotations

import hashlib
import hmac

from openimr.panel.errors import PanelError

_LEAST_KEY = 16


def pseudonym(ref: str, case: str, key: bytes) -> str:
    """``reviewer-`` and 16 hexadecimal digits: a keyed hash of reference and case.

    ``case`` may be a study's name, with a key of its own, so that figures by reviewer can be published.
    Raises PanelError for a key that could be guessed.
    """
    if len(key) < _LEAST_KEY:
        raise PanelError(
            "a key that is too short",
            where="panel.pseudonym",
            expected=f"at least {_LEAST_KEY} random bytes",
            do="make one with secrets.token_bytes(32) and keep it inside the organisation",
        )
    mark = hmac.new(key, f"{case}\0{ref}".encode(), hashlib.sha256).hexdigest()
    return f"reviewer-{mark[:16]}"

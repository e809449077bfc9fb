"""References by which two applications of one person are found alike, without the name."""

from __future__ import annotations

import hmac
from hashlib import sha256

from django.conf import settings


def opaque(name: str) -> str:
    """The same for the same name however it is spaced or written large; keyed, so that nobody can guess it.

    Events carry it. Its key comes from the signing key, which must therefore stay as it is.
    """
    key = sha256(b"references " + settings.SECRET_KEY.encode()).digest()
    return f"p-{hmac.new(key, ' '.join(name.lower().split()).encode(), sha256).hexdigest()[:16]}"

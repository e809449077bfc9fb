"""Pictures that come in: they decode whole, as what they begin as, and are bounded in pixels."""

from __future__ import annotations

from typing import BinaryIO

from PIL import Image

LARGEST = 80_000_000  # pixels; a phone's picture has 12 to 50 million
_BAD = "the picture cannot be opened", "take or save it again as JPEG or PNG"
_LARGE = f"the picture has more than {LARGEST // 1_000_000} million pixels", "save it smaller and send that"
_ERRORS = (OSError, ValueError, SyntaxError, EOFError)


def refusal(file: BinaryIO) -> tuple[str, str] | None:
    """What is wrong with the picture and what to do; None when it is sound.

    The size is read from the header before anything is decoded; a JPEG is decoded at an eighth of it.
    """
    try:
        with Image.open(file, formats=["PNG", "JPEG"]) as image:
            if image.width * image.height > LARGEST:
                return _LARGE
            if image.format == "PNG":
                image.verify()
            else:
                image.draft("L", (max(1, image.width // 8), max(1, image.height // 8)))
                image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _LARGE
    except _ERRORS:
        return _BAD
    return None

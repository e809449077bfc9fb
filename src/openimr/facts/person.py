"""Age and sex of the injured worker, as a text states them."""

from __future__ import annotations

import re

_AGE = re.compile(r"\b(\d{1,3})[\s-]*(?:years?[\s-]*old|y/?o)\b", re.IGNORECASE)
_SEX = re.compile(r"\b(?:(female|woman|lady)|(male|man|gentleman))\b", re.IGNORECASE)


def person(text: str) -> dict[str, int | str | None]:
    """The first ``age`` in years and the first word for ``sex`` ("female", "male"); None where unsaid."""
    age, sex = _AGE.search(text), _SEX.search(text)
    return {"age": int(age[1]) if age else None, "sex": ("female" if sex[1] else "male") if sex else None}

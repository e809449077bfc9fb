"""The part of a guideline line outside the MTUS: ODG, other editions of ACOEM, addresses, free titles."""

from __future__ import annotations

import re
from functools import cache

from openimr.citation.acoem import read_acoem
from openimr.citation.model import Citation
from openimr.citation.names import EDGE
from openimr.citation.odg import PREFIX, begins_with_chapter, read_odg

_ACOEM = r"(?:American College of Occupational (?:and|&) Environmental Medicine|ACOEM)\b"
_SOURCE = re.compile(rf"(?:^|(?<=[,;.&/])|\band)\s*(?:(?P<odg>{PREFIX})|(?P<acoem>{_ACOEM}))", re.IGNORECASE)
# a line break leaves a blank after a hyphen inside an address
_URL = re.compile(r"(?:https?://|www\.)\S+(?:(?<=-)\s\S*/\S+)*", re.IGNORECASE)


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(r"[\s,;:]*(?:\band)?\s*$", re.IGNORECASE)


def read_other(text: str) -> list[Citation]:
    """The citations of a tail outside the MTUS, one per source and chapter; free words stay one title."""
    found = list(_SOURCE.finditer(text))
    if not found:
        return [_with_url(c) for c in _free(text, odg_follows=False)]
    citations = _free(text[: found[0].start()], odg_follows=bool(found[0]["odg"]))
    ends = [m.start() for m in found[1:]] + [len(text)]
    for m, end in zip(found, ends, strict=True):
        start = m.start("odg") if m["odg"] else m.start("acoem")
        words = _joints().sub("", text[start:end])
        citations += read_odg(words, m.end() - start) if m["odg"] else [read_acoem(words)]
    return [_with_url(c) for c in citations]


def _free(words: str, *, odg_follows: bool) -> list[Citation]:
    words = words.strip(EDGE + "&")
    if not words:
        return []
    if begins_with_chapter(words, sure=odg_follows):
        return read_odg(words, 0)
    return [Citation(None, words)]


def _with_url(citation: Citation) -> Citation:
    """The same citation with the first address in its words."""
    words = f"{citation.title} {citation.topic or ''}"
    found = _URL.search(words) if "://" in words or "www." in words else None
    if found is None:
        return citation
    url = "".join(found[0].split()).rstrip(".,;)")
    return Citation(**{name: getattr(citation, name) for name in citation.__slots__} | {"url": url})

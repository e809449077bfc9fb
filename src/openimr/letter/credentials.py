"""What a letter says of its reviewer: certification, subspecialty, licence; never a name."""

from __future__ import annotations

import re

from openimr.letter.model import ReviewerQualifications
from openimr.text import fold

_STATES = re.compile(r"State\(s\)\s+of\s+Licensure:(.*?)(?=Certification\(s\)|\Z)", re.DOTALL)
_CERTIFICATIONS = re.compile(
    r"Certification\(s\)/Specialty:(?P<specialties>.*?)(?:Subspecialty:(?P<subspecialties>.*))?\Z", re.DOTALL
)
# Bounded, so that no text makes the search slow.
_SENTENCE = re.compile(
    r"Board\s+Certified\s+in\s+(?P<specialty>.{1,300}?)"
    r"(?:,?\s+(?:and\s+)?has\s+a\s+subspecialty\s+in\s+(?P<subspecialty>.{1,300}?))?"
    r",?\s+and\s+is\s+licensed\s+to\s+practice\s+in\s+(?P<state>.{1,300}?)\.(?:\s|\Z)",
    re.DOTALL,
)
_COMMA = re.compile(r"\s*,\s*(?:and\s+)?")
_AND = re.compile(r",?\s+and\s+")  # between states; in a specialty it is part of the name


def read_credentials(text: str) -> ReviewerQualifications:
    """The qualifications from the block of 2016 or the sentence of 2014; empty when neither stands."""
    states, certifications = _STATES.search(text), _CERTIFICATIONS.search(text)
    if states or certifications:
        return ReviewerQualifications(
            _states(states[1] if states else None),
            _list(certifications["specialties"] if certifications else None),
            _list(certifications["subspecialties"] if certifications else None),
        )
    return _read_sentence(text)


def _read_sentence(text: str) -> ReviewerQualifications:
    sentence = _SENTENCE.search(text)
    if sentence is None:
        return ReviewerQualifications()
    return ReviewerQualifications(
        states_of_licensure=_states(sentence["state"]),
        specialties=_list(sentence["specialty"]),
        subspecialties=_list(sentence["subspecialty"]),
    )


def _states(words: str | None) -> tuple[str, ...]:
    return _list(_AND.sub(", ", fold(words or "")))


def _list(words: str | None) -> tuple[str, ...]:
    return tuple(part for part in _COMMA.split(fold(words or "")) if part)

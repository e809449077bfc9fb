"""The words of ``checks.yaml`` as patterns: which regions and services a text names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from openimr.programs import load

if TYPE_CHECKING:
    from openimr.check.subject import Subject
    from openimr.letter import LetterItem


def words(name: str, program: str) -> Any:  # noqa: ANN401 - the shape is that of the file
    """An entry of ``checks.yaml``."""
    return load("checks.yaml", program)[name]


@cache
def pattern(name: str, program: str) -> re.Pattern[str]:
    """The pattern of an entry that is a list of words or a pattern of its own."""
    entry = words(name, program)
    return _any(entry) if isinstance(entry, list) else re.compile(_unfold(entry), re.IGNORECASE)


@cache
def conclusion(name: str, program: str) -> re.Pattern[str]:
    """The pattern of a conclusion, ``necessary`` or ``not_necessary``."""
    return re.compile(words("conclusion", program)[name], re.IGNORECASE)


def regions_in(text: str, program: str) -> frozenset[str]:
    """The body regions that a text names; vague words such as ``back`` name none."""
    return frozenset(region for region, found in _regions(program) if found.search(text))


def item_regions(subject: Subject, item: LetterItem, *, vague: bool = True) -> frozenset[str]:
    """The regions of an item by its heading, or by its service where the heading names none.

    ``vague`` adds every region that a word such as ``back`` can mean.
    """
    named = regions_in(item.heading, subject.program)
    for word, open_between in words("vague_in_headings", subject.program).items():
        if vague and re.search(rf"(?<!upper )\b{word}\b", item.heading, re.IGNORECASE):
            named |= frozenset(open_between)
    return named or (frozenset({item.service.region}) if item.service.region else frozenset())


def groups_in(text: str, program: str) -> frozenset[str]:
    """The groups of services that a text names."""
    return frozenset(group for group, found in _groups(program) if found.search(text))


@cache
def _regions(program: str) -> list[tuple[str, re.Pattern[str]]]:
    vague = words("vague_in_headings", program)
    regions = load("services.yaml", program)["regions"]
    return [(region, _any([n for n in names if n not in vague])) for region, names in regions.items()]


@cache
def _groups(program: str) -> list[tuple[str, re.Pattern[str]]]:
    kinds, topics = load("services.yaml", program)["kinds"], words("topics", program)
    return [
        (group, _any([name for kind in members for name in kinds[kind]] + topics.get(group, [])))
        for group, members in words("groups", program).items()
    ]


def _any(names: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(str(name) for name in names)})(?!\w)", re.IGNORECASE)


def _unfold(entry: str) -> str:
    """A pattern that is folded over lines for the reader, on one line."""
    return entry.replace("| ", "|").strip()

"""The layouts of published letters, compiled from the programme's data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from openimr.programs import load

LAYOUTS = "letters/layouts.yaml"


@dataclass(frozen=True, slots=True)
class Layouts:
    """What opens each part of a letter."""

    named: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]
    sections: dict[str, re.Pattern[str]]
    fixed: dict[str, re.Pattern[str]]
    labels: dict[str, str]
    first_label: str
    professional_review: dict[str, re.Pattern[str]]

    def name(self, text: str) -> str | None:
        """The layout of a letter, None when the text has the marks of none."""
        for name, marks in self.named:
            if all(mark.search(text) for mark in marks):
                return name
        return None

    def parts(self, text: str) -> tuple[int, dict[str, tuple[int, int]]]:
        """Where the first heading begins, and the words of each section up to the next heading."""
        found = sorted(
            (*span, name) for name, heading in self.sections.items() if (span := _on_line(heading, text))
        )
        ends = [*(start for start, _, _ in found[1:]), len(text)]
        parts = {name: (start, end) for (_, start, name), end in zip(found, ends, strict=False)}
        return (found[0][0] if found else 0), parts

    def first_letter(self, text: str) -> str:
        """The text up to the header of a second letter, which shows by the heading that opens its body."""
        first = _on_line(self.sections["how_made"], text)
        second = _on_line(self.sections["how_made"], text, first[1]) if first else None
        if first is None or second is None:
            return text
        header = text.rfind(self.first_label, first[1], second[0])
        return text[: header if header > 0 else second[0]]


def _on_line(heading: re.Pattern[str], text: str, start: int = 0) -> tuple[int, int] | None:
    """The first place where a heading opens a line; anywhere in a text that has lost its lines."""
    for found in heading.finditer(text, start):
        before = found.start()
        while before and text[before - 1] in " \t":
            before -= 1
        if not before or text[before - 1] == "\n" or "\n" not in text:
            return found.span()
    return None


@cache
def layouts(program: str = "ca_workers_comp") -> Layouts:
    """The compiled layouts of a programme."""
    data: dict[str, Any] = load(LAYOUTS, program)
    return Layouts(
        named=tuple(
            (entry["name"], tuple(_words(mark) for mark in entry["marks"])) for entry in data["layouts"]
        ),
        sections={name: _words(words) for name, words in data["sections"].items()},
        fixed={name: _words(rf"\s*{sentence}") for name, sentence in data["fixed_sentences"].items()},
        labels=data["header"],
        first_label=next(iter(data["header"])),
        professional_review={name: _words(heading) for name, heading in data["professional_review"].items()},
    )


def _words(pattern: str) -> re.Pattern[str]:
    """A pattern in which a space matches any whitespace, because a line may end there."""
    return re.compile(pattern.replace(" ", r"\s+"))

"""The parts of a notice: which of the template's parts hold for these facts and this role, filled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from openimr.process.notice.dates import long_date
from openimr.process.notice.model import Block
from openimr.text import us_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openimr.process.clock.explain import Language
    from openimr.process.notice.model import ShownDeadline

Part = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Telling:
    """What a notice is told from: its template, the common words, the facts, to whom, in which language."""

    template: Mapping[str, Any]
    common: Mapping[str, Any]
    values: Mapping[str, Any]
    deadlines: Mapping[str, ShownDeadline]
    role: str
    language: Language
    plain: bool

    def fill(self, text: str) -> str:
        """The text with its slots filled; braces in a fact stay as they are."""
        return text.format_map({**self.common["letterhead"], **self._shown()})

    def _shown(self) -> dict[str, str]:
        return {name: self.show(name) for name in self.values}

    def show(self, name: str) -> str:
        """A fact as words: dates in the long form, codes by their meaning, money in dollars."""
        value, words = self.values[name], self.common["words"][self.language]
        if name in self.deadlines:
            return self.deadlines[name].shown
        if isinstance(value, date):
            return long_date(value, words)
        if isinstance(value, int):
            return f"${value:,}"
        if isinstance(value, str):
            choices = self.slot(name).get("choices", {})
            return self.meaning(choices[value]) if value in choices else value
        return ", ".join(part if isinstance(part, str) else part[0] for part in value)

    def meaning(self, words: Mapping[str, str]) -> str:
        """What a code means: in the worker's words, or in exact ones for professionals where they differ."""
        return words[self.language] if self.plain else words.get("exact", words["en"])

    def slot(self, name: str) -> Mapping[str, Any]:
        """The slot of a fact."""
        found: Mapping[str, Any] = self.template["slots"].get(name) or self.common["slots"][name]
        return found


def tell(telling: Telling, parts: Iterable[Part]) -> tuple[Block, ...]:
    """The blocks of the parts, filled."""
    return tuple(_block(telling, part) for part in parts)


def holding(telling: Telling, parts: Iterable[Part]) -> list[Part]:
    """The parts whose facts were given, whose conditions are met and that speak to this role."""
    return [part for part in parts if _holds(telling, part)]


def _holds(telling: Telling, part: Part) -> bool:
    if "to" in part and telling.role not in part["to"]:
        return False
    if "given" in part and part["given"] not in telling.values:
        return False
    if "lacking" in part and part["lacking"] in telling.values:
        return False
    return all(_met(telling.values.get(name), wanted) for name, wanted in part.get("when", {}).items())


def _met(value: object, wanted: list[str]) -> bool:
    given = value if isinstance(value, list | tuple) else [value]
    return any(code in wanted for code in given)


def _block(telling: Telling, part: Part) -> Block:
    kind = next(name for name in _KINDS if name in part)
    recalled = _recalled(telling, part)
    block: Block = _KINDS[kind](telling, part[kind], part, recalled=recalled)
    return block


def _recalled(telling: Telling, part: Part) -> bool:
    law = {rule["id"]: rule for rule in [*telling.template["law"], *telling.common["law"]]}
    return any(law[name]["status"] == "recalled" for name in part.get("law", ()))


def _words(kind: Any) -> Any:  # noqa: ANN401 - one builder for the three kinds of running words
    def build(telling: Telling, words: Part, part: Part, *, recalled: bool) -> Block:
        strong = ((telling.show(part["strong"]),),) if "strong" in part else ()
        return Block(kind, telling.fill(words[telling.language]), strong, recalled=recalled)

    return build


def _list(telling: Telling, points: Any, _part: Part, *, recalled: bool) -> Block:  # noqa: ANN401
    """A list of written points, or of the texts of a fact."""
    if isinstance(points, str):
        rows = [(text,) for text in _texts(telling, points)]
    else:
        rows = [(telling.fill(text),) for text in points[telling.language]]
    return Block("list", rows=tuple(rows), recalled=recalled)


def _texts(telling: Telling, name: str) -> list[str]:
    choices = telling.slot(name).get("choices")
    given = telling.values[name]
    given = [given] if isinstance(given, str) else given
    if not choices:
        return list(given)
    return [telling.meaning(choices[code]) for code in given]


def _deadline(telling: Telling, name: str, part: Part, *, recalled: bool) -> Block:
    shown = telling.deadlines[name]
    rows = ((shown.shown, shown.explanation),)
    text = telling.fill(part["label"][telling.language])
    return Block("deadline", text, rows, recalled=recalled or shown.recalled)


def _table(telling: Telling, rows: str | list[Part], _part: Part, *, recalled: bool) -> Block:
    """A reference table, own or of the common file; a row whose fact was not given is left out."""
    rows = telling.common[rows] if isinstance(rows, str) else rows
    shown = tuple(
        (row["label"][telling.language], _exact(telling, row["fact"]))
        for row in rows
        if row["fact"] in telling.values
    )
    return Block("table", rows=shown, recalled=recalled)


def _exact(telling: Telling, name: str) -> str:
    value = telling.values[name]
    return us_date(value) if isinstance(value, date) and telling.language == "en" else telling.show(name)


def _items(telling: Telling, name: str, _part: Part, *, recalled: bool) -> Block:
    words = telling.common["words"][telling.language]
    decisions = telling.slot(name).get("decisions", {})
    rows = tuple(
        (str(number), item)
        if isinstance(item, str)
        else (str(number), item[0], decisions[item[1]][telling.language])
        for number, item in enumerate(telling.values[name], 1)
    )
    widest = max(len(row) for row in rows)
    padded = tuple((*row, *[words["none"]] * (widest - len(row))) for row in rows)
    return Block("items", rows=padded, head=tuple(words["columns"][:widest]), recalled=recalled)


_KINDS: dict[str, Any] = {
    "lead": _words("lead"),
    "heading": _words("heading"),
    "say": _words("paragraph"),
    "help": _words("help"),
    "list": _list,
    "date": _deadline,
    "table": _table,
    "items": _items,
}

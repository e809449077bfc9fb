"""The arrows of the picture: which states lead to which, by which events, and which are drawn or written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openimr.process.life.rule import START, life_rules
from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Mapping

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one state to another, by these events in the order of the file."""

    start: str
    end: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: the cell of each state, arrows between neighbours, and lines written into boxes."""

    cells: Mapping[str, Cell]
    drawn: tuple[Arrow, ...]
    written: Mapping[str, tuple[str, ...]]


def picture_of(program: str) -> Picture:
    """The picture's content; far arrows and those from a whole group of states become lines in a box."""
    cells = {
        state: (row, column)
        for row, states in enumerate(load("life_picture.yaml", program)["rows"])
        for column, state in enumerate(states)
        if state
    }
    data = life_rules(program).data
    grouped, single = _arrows(data)
    drawn = tuple(arrow for arrow in single if _near(cells[arrow.start], cells[arrow.end]))
    written: dict[str, list[str]] = {}
    for (group, end), events in grouped.items():
        written.setdefault(end, []).append(f"from {group}: {', '.join(events)}")
    for arrow in single:
        if arrow not in drawn:
            written.setdefault(arrow.start, []).append(f"to {arrow.end}: {', '.join(arrow.events)}")
    return Picture(cells, drawn, {state: tuple(lines) for state, lines in written.items()})


def _arrows(data: Mapping[str, Any]) -> tuple[dict[tuple[str, str], list[str]], list[Arrow]]:
    """The arrows from groups of states, and those from single states, each with its events."""
    grouped: dict[tuple[str, str], list[str]] = {}
    single: dict[tuple[str, str], list[str]] = {}
    for kind, event in data["events"].items():
        for move in event["moves"]:
            for start in move["from"]:
                table = grouped if start == START or start in data["groups"] else single
                if move["to"] in {"same", start} or start == "every":
                    continue
                events = table.setdefault((start, move["to"]), [])
                if kind not in events:
                    events.append(kind)
    return grouped, [Arrow(*ends, tuple(events)) for ends, events in single.items()]


def _near(start: Cell, end: Cell) -> bool:
    """Beside each other in a row, or one row apart; in the side columns only straight."""
    rows, columns = abs(start[0] - end[0]), abs(start[1] - end[1])
    return rows + columns == 1 or (rows == 1 and columns == 1)

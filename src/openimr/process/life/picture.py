"""The life of a case as an SVG drawing, made from the data by plain geometry.

``python -m openimr.process.life.picture > docs/images/life.svg``
"""

from __future__ import annotations

import sys
from html import escape
from typing import TYPE_CHECKING

from openimr.process.life.arrows import picture_of
from openimr.process.life.rule import life_rules
from openimr.programs.load import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openimr.process.life.arrows import Arrow, Cell

WIDE, HIGH = 290, 46  # of a box without lines, in pixels
ACROSS, DOWN = 530, 152  # from one place to the next
EDGE, LINE, ASIDE = 24, 14, 22
STYLE = """
text { font-family: system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; fill: #1b1b1b }
.name { font-size: 16px; font-weight: 600; text-anchor: middle }
.vendor { font-size: 11px; fill: #454545; text-anchor: middle }
.line { font-size: 11px; text-anchor: middle }
.by { font-size: 12px; paint-order: stroke; stroke: #fff; stroke-width: 5px }
.open { fill: #e8f1fb; stroke: #1a4480 }
.closed { fill: #f0f0f0; stroke: #565c65 }
.arrow { fill: none; stroke: #3d4551; stroke-width: 1.6; marker-end: url(#head) }
""".strip()
LABELLED = 'aria-labelledby="title what"'
SAID = "States and the events that lead from one to the next, as the lists below say in words."
HEAD = (
    '<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" '
    'orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="#3d4551"/></marker></defs>'
)


def picture(program: str = DEFAULT) -> str:
    """The drawing as SVG text with a title and a description for those who do not see it."""
    content = picture_of(program)
    states = life_rules(program).data["states"]
    heights = {state: HIGH + LINE * len(_wrapped(content.written.get(state, ()))) for state in content.cells}
    rows = 1 + max(row for row, _ in content.cells.values())
    columns = 1 + max(column for _, column in content.cells.values())
    wide, high = 2 * EDGE + (columns - 1) * ACROSS + WIDE, 2 * EDGE + (rows - 1) * DOWN + HIGH + 2 * LINE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" {LABELLED}>',
        '<title id="title">The life of a case</title>',
        f'<desc id="what">{SAID}</desc>',
        f"<style>{STYLE}</style>",
        HEAD,
        f'<rect width="{wide}" height="{high}" fill="#fff"/>',
    ]
    pairs = {(arrow.start, arrow.end) for arrow in content.drawn}
    drawn = [
        piece
        for arrow in content.drawn
        for piece in _arrow(arrow, content.cells, heights, both=(arrow.end, arrow.start) in pairs)
    ]
    parts += sorted(drawn, key=lambda piece: piece.startswith("<text"))  # names lie above every line
    for state, cell in content.cells.items():
        lines = _wrapped(content.written.get(state, ()))
        parts += _box(state, states[state], cell, heights[state], lines)
    return "\n".join([*parts, "</svg>", ""])


def _wrapped(lines: tuple[str, ...]) -> list[str]:
    """Lines short enough for a box."""
    return [piece for line in lines for piece in _pieces(line, 46)]


def _pieces(line: str, longest: int) -> Iterator[str]:
    piece = ""
    for word in line.replace("_", " ").split(" "):
        if piece and len(piece) + 1 + len(word) > longest:
            yield piece
            piece = ""
        piece = f"{piece} {word}".strip()
    yield piece


def _corner(cell: Cell) -> tuple[int, int]:
    """The left upper corner of a box."""
    return EDGE + cell[1] * ACROSS, EDGE + cell[0] * DOWN


def _box(state: str, entry: dict[str, object], cell: Cell, high: int, lines: list[str]) -> list[str]:
    left, top = _corner(cell)
    middle, look = left + WIDE // 2, "open" if entry["open"] else "closed"
    return [
        f'<rect class="{look}" x="{left}" y="{top}" width="{WIDE}" height="{high}" rx="8"/>',
        f'<text class="name" x="{middle}" y="{top + 20}">{_words(state)}</text>',
        f'<text class="vendor" x="{middle}" y="{top + 36}">{escape(str(entry["vendor"]))}</text>',
        *(
            f'<text class="line" x="{middle}" y="{top + 50 + LINE * number}">{escape(line)}</text>'
            for number, line in enumerate(lines)
        ),
    ]


def _arrow(arrow: Arrow, cells: Mapping[str, Cell], heights: dict[str, int], *, both: bool) -> list[str]:
    """A straight arrow with its events beside it; one that has a counterpart is moved aside."""
    start, end = cells[arrow.start], cells[arrow.end]
    if start[0] == end[0]:
        return _level(arrow, start, end, both=both)
    return _upright(arrow, start, end, heights, both=both)


def _level(arrow: Arrow, start: Cell, end: Cell, *, both: bool) -> list[str]:
    rightwards = end[1] > start[1]
    (left, top), (other, _) = _corner(start), _corner(end)
    height = top + 24 + (0 if not both else -10 if rightwards else 10)
    from_x, to_x = (left + WIDE, other) if rightwards else (left, other + WIDE)
    count = len(arrow.events)
    first = height - 7 - LINE * (count - 1) if rightwards or not both else height + 16
    return [_path(from_x, height, to_x, height), *_labels(arrow, (from_x + to_x) // 2, first, "middle")]


def _upright(arrow: Arrow, start: Cell, end: Cell, heights: dict[str, int], *, both: bool) -> list[str]:
    """An arrow to the row above or below; from corner to corner where it also changes the column."""
    downwards, turn = end[0] > start[0], (end[1] > start[1]) - (end[1] < start[1])
    (left, top), (other, goal) = _corner(start), _corner(end)
    aside = 0 if not both else ASIDE if downwards else -ASIDE
    from_x = left + WIDE // 2 + aside + turn * (WIDE // 2 - 40)
    to_x = other + WIDE // 2 + aside - turn * (WIDE // 2 - 40)
    from_y = top + heights[arrow.start] if downwards else top
    to_y = goal if downwards else goal + heights[arrow.end]
    line = _path(from_x, from_y, to_x, to_y)
    count = len(arrow.events)
    if not turn:
        beside, anchor = (8, "start") if downwards or not both else (-8, "end")
        first = (from_y + to_y) // 2 + 4 - LINE * (count - 1) // 2
        return [line, *_labels(arrow, from_x + beside, first, anchor)]
    # Two labels on one slope stand at different places, and a lone one clear of the middle column's labels.
    share = (0.42 if downwards else 0.28) if both else (0.5 if downwards else 0.4)
    x, y = from_x + round((to_x - from_x) * share), from_y + round((to_y - from_y) * share)
    return [line, *_plate(arrow, x, y), *_labels(arrow, x, y + 4 - LINE * (count - 1) // 2, "middle")]


def _plate(arrow: Arrow, x: int, y: int) -> list[str]:
    """White ground on which the names stand free of the line that crosses them."""
    wide, high = 14 + 6 * max(len(event) for event in arrow.events), 2 + LINE * len(arrow.events)
    return [f'<rect x="{x - wide // 2}" y="{y - high // 2}" width="{wide}" height="{high}" fill="#fff"/>']


def _path(from_x: int, from_y: int, to_x: int, to_y: int) -> str:
    return f'<path class="arrow" d="M{from_x} {from_y}L{to_x} {to_y}"/>'


def _labels(arrow: Arrow, x: int, first: int, anchor: str) -> list[str]:
    return [
        f'<text class="by" text-anchor="{anchor}" x="{x}" y="{first + LINE * number}">{_words(event)}</text>'
        for number, event in enumerate(arrow.events)
    ]


def _words(name: str) -> str:
    return escape(name.replace("_", " "))


if __name__ == "__main__":
    sys.stdout.write(picture())

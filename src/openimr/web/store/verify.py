"""Verify the audit chains: every seal recomputed, columns and projections compared, the first break named."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import connection

from openimr.process.docket import GENESIS
from openimr.web.store.fold import first_unlike
from openimr.web.store.snapshot import snapshot
from openimr.web.store.verdict import Anchor, Break, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_BATCH = 5000
# What was sealed comes as one text: the seal before, which is 64 characters long, and the event.
# Where the border between the two was moved, nothing comes, which fits no seal.
_EVENTS = """
SELECT case_id, sequence, kind, CASE length(previous) WHEN 64 THEN previous || payload ELSE '' END, seal
FROM imr_event ORDER BY case_id, sequence
"""


def verify(anchors: Mapping[str, Anchor] | None = None, *, fold: bool = False) -> Verdict:
    """Recompute every chain in the database.

    ``anchors`` are heads kept outside: without them a chain that was rewritten from some event to its end,
    together with its head, is whole in itself. ``fold`` also folds each case from its events and compares
    its columns and clocks, which is slower. All is read as of one moment: others may write meanwhile.
    """
    with snapshot():
        count, ends, broken = _walk(anchors or {})
        broken = broken or _compare_heads(ends, anchors or {})
        if broken is None and fold:
            broken = first_unlike(list(ends))
    return Verdict(count, len(ends), broken)


def heads() -> dict[str, Anchor]:
    """The newest seal of every case, to be kept outside the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, version, head FROM imr_case ORDER BY number")
        return {number: Anchor(version, head) for number, version, head in cursor.fetchall()}


def _walk(anchors: Mapping[str, Anchor]) -> tuple[int, dict[str, Anchor], Break | None]:
    """Read the events in order: how many, the end of each chain, and the first break."""
    ends: dict[str, Anchor] = {}
    count, case, sequence, previous = 0, "", 0, GENESIS
    anchored: Anchor | None = None
    said = _Said()
    for number, place, kind, sealed, seal in _rows():
        if number != case:
            if case:
                ends[case] = Anchor(sequence, previous)
            case, sequence, previous, anchored = number, 0, GENESIS, anchors.get(number)
        sequence += 1
        whole = sha256(sealed.encode()).hexdigest() == seal
        if not whole or place != sequence or said[kind] not in sealed or not sealed.startswith(previous):
            return (
                count,
                ends,
                _explain(case, (sequence, place), follows=sealed.startswith(previous), whole=whole),
            )
        previous = seal
        count += 1
        if anchored is not None and anchored.version == sequence and anchored.seal != seal:
            return count, ends, Break(case, sequence, "the seal is not the one that was anchored outside")
    if case:
        ends[case] = Anchor(sequence, previous)
    return count, ends, None


class _Said(dict[str, str]):
    """How a kind stands in the text of an event, looked up once for each kind."""

    def __missing__(self, kind: str) -> str:
        self[kind] = f'"kind":{json.dumps(kind)}'
        return self[kind]


def _rows() -> Iterable[tuple[str, int, str, str, str]]:
    """The events in the order of their chains; on PostgreSQL by a cursor of the server, not all at once."""
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        return _stream()
    rows: Iterable[tuple[str, int, str, str, str]] = connection.connection.execute(_EVENTS)
    return rows


def _stream() -> Iterator[tuple[str, int, str, str, str]]:
    with connection.connection.cursor(name="imr_verify") as cursor:
        cursor.itersize = _BATCH
        yield from cursor.execute(_EVENTS)


def _explain(case: str, places: tuple[int, int], *, follows: bool, whole: bool) -> Break:
    expected, place = places
    if place != expected:
        return Break(case, expected, f"the event is missing; event {place} stands in its place")
    if not follows:
        return Break(case, place, "it does not follow the event before it: one of the two was changed")
    if not whole:
        return Break(case, place, "the text does not fit its seal: it was changed after it was written")
    return Break(case, place, "the kind beside the text is not the kind in it")


def _compare_heads(ends: Mapping[str, Anchor], anchors: Mapping[str, Anchor]) -> Break | None:
    """Cut ends: a head that is not the last event of its chain, an anchor beyond its end."""
    shown = heads()
    for number, head in shown.items():
        end = ends.get(number, Anchor(0, GENESIS))
        if head != end:
            what = f"the case says {head.version} events, the chain has {end.version}"
            if head.version == end.version:
                what = "the seal that the case shows is not that of its last event"
            return Break(number, min(head.version, end.version + 1), what)
    for number in ends:
        if number not in shown:
            return Break(number, 1, "its events are here and the case is not")
    for number, anchor in anchors.items():
        if number not in ends or ends[number].version < anchor.version:
            return Break(number, anchor.version, "the event was anchored outside and is not here")
    return None

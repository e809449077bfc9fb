"""One application against 250,000 on file: how long it takes to know whether it is a duplicate."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.row import Row, seconds
from openimr.case import Application, Case, DisputedItem, UtilizationReviewDecision, read_item
from openimr.process.eligibility import Docket, Filing, Known, WorkerIdentity, find_duplicates

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 250_000
ASKED = 200
HEADINGS = (
    "MRI of the lumbar spine",
    "Norco 10/325mg #60",
    "Physical therapy for the neck, 12 visits",
    "TENS unit",
)
START, END = (
    ("Mar", "Gon", "Her", "Lo", "San", "Ra", "Tor", "Fle", "Di", "Cas"),
    ("ez", "as", "ano", "er", "ios"),
)
MIDDLE = (
    "ti",
    "za",
    "nan",
    "pe",
    "che",
    "mi",
    "re",
    "tch",
    "va",
    "til",
    "llo",
    "ber",
    "do",
    "lin",
    "ma",
    "su",
    "ki",
    "fo",
)


def run(shared: Path) -> list[Row]:  # noqa: ARG001 - every benchmark takes the folder of letters
    """One row: milliseconds for one filing, on names as frequent as common ones are."""
    chance = random.Random(7)
    known = [_known(chance, number) for number in range(COUNT)]
    docket = Docket(known)
    meant = [chance.choice(known) for _ in range(ASKED)]
    filings = [_filing(one, number) for number, one in enumerate(meant)]

    def ask() -> None:
        for filing in filings:
            find_duplicates(filing, docket)

    found = sum(
        one.number in {match.number for match in find_duplicates(filing, docket)}
        for one, filing in zip(meant, filings, strict=True)
    )
    label = f"duplicate of 250,000 known filings ({found} of {ASKED} found)"
    return [Row(label, seconds(ask, runs=3) / ASKED * 1000, "ms", "50 ms", "none", None)]


def _known(chance: random.Random, number: int) -> Known:
    day = date(2015, 1, 1) + timedelta(days=chance.randrange(900))
    worker = WorkerIdentity(
        last_name=_name(chance),
        first_name=_name(chance),
        date_of_birth=date(1950, 1, 1) + timedelta(days=chance.randrange(18000)),
        claim_number=f"WC-{chance.randrange(10**8):08}",
        date_of_injury=day - timedelta(days=chance.randrange(3000)),
    )
    item = HEADINGS[number % len(HEADINGS)]
    items = (DisputedItem(1, item, *read_item(item)[:2]),)
    return Known(f"CM15-{number:07}", worker, day, day + timedelta(days=20), items)


def _name(chance: random.Random) -> str:
    # min() makes some names many times as common as others
    parts = [min(chance.choice(part), chance.choice(part)) for part in (START, MIDDLE, MIDDLE, END)]
    return "".join(parts)


def _filing(known: Known, number: int) -> Filing:
    """The same dispute filed again, with a claim number and a birth date that slipped."""
    worker = known.worker
    born = worker.date_of_birth
    if born and born.day <= 12:
        born = born.replace(day=born.month, month=born.day)
    again = WorkerIdentity(
        worker.last_name + "s", worker.first_name, born, worker.claim_number[:-1], worker.date_of_injury
    )
    review = UtilizationReviewDecision(known.ur_decision)
    case = Case(
        f"CM17-{number:07}",
        "ca_workers_comp",
        worker.date_of_injury,
        None,
        None,
        Application(date(2017, 9, 1)),
        review,
        known.items,
    )
    return Filing(case, again)

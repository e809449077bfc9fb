"""The applications on file, found by their keys: what the search for duplicates compares."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from openimr.case import DisputedItem, read_item
from openimr.case.errors import CaseError
from openimr.process.eligibility import (
    Docket,
    Filing,
    Known,
    WorkerIdentity,
    blocking_keys,
    read_worker,
    worker_of,
)
from openimr.web.casefile.worksheet import reviewed_case
from openimr.web.intake.models import BlockingKeyRow
from openimr.web.store.dispute import read_dispute
from openimr.web.store.models import CaseRow, DisputeRow, PartyRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openimr.process.notice.telling import Dispute

_LONGEST = 80
_MOST = 400  # cases that share a key with one application; a docket of millions keeps it far below


def keep_keys(number: str) -> None:
    """Keep the keys of an application that was just filed."""
    filing = filing_of(number)
    BlockingKeyRow.objects.bulk_create(
        [BlockingKeyRow(case_id=number, key=key[:_LONGEST]) for key in dict.fromkeys(blocking_keys(filing))],
        ignore_conflicts=True,
    )


def filing_of(number: str) -> Filing:
    """The application as filed, with the worker's identity from it or, without, from the parties."""
    row = CaseRow.objects.get(number=number)
    case = reviewed_case(number)
    if case.application.received is None:
        case = replace(case, application=replace(case.application, received=row.received_on))
    told = DisputeRow.objects.get(case_id=number)
    names = dict(_names([number]))
    return Filing(case, _worker(told, read_dispute(told.facts), names.get(number, "")))


def docket_beside(filing: Filing) -> Docket:
    """The applications that share a key with this one, as a small docket."""
    keys = [key[:_LONGEST] for key in blocking_keys(filing)]
    found = BlockingKeyRow.objects.filter(key__in=keys).exclude(case_id=filing.case.number)
    return Docket(known(list(found.values_list("case_id", flat=True).distinct()[:_MOST])))


def known(numbers: Sequence[str]) -> Iterable[Known]:
    """The applications of these numbers, in the order of filing; four questions to the database."""
    cases = CaseRow.objects.in_bulk(numbers)
    names = dict(_names(numbers))
    told = DisputeRow.objects.filter(case_id__in=numbers)
    read = [_known(cases[row.case_id], row, names.get(row.case_id, "")) for row in told]
    return sorted(read, key=lambda one: (str(one.received), one.number))


def _known(case: CaseRow, row: DisputeRow, name: str) -> Known:
    told = read_dispute(row.facts)
    return Known(
        number=case.number,
        worker=_worker(row, told, name),
        ur_decision=told.ur_decision_date,
        received=case.received_on,
        items=tuple(
            DisputedItem(number, words, *read_item(words, case.program)[:2])
            for number, words in told.treatments.items()
        ),
        standing=case.state,
        survivor=json.loads(case.life)["survivor"],
    )


def _worker(row: DisputeRow, told: Dispute, name: str) -> WorkerIdentity:
    """As the application names the worker; otherwise as the party is addressed."""
    named = None
    if row.application:
        try:
            named = worker_of(row.application, where=f"the application of case {row.case_id}")
        except CaseError:
            named = None
    fields = {"name": name, "claim_number": told.claim_number, "date_of_injury": told.date_of_injury}
    from_party = read_worker(fields) or WorkerIdentity()
    if named is None:
        return from_party
    return replace(
        named,
        last_name=named.last_name or from_party.last_name,
        first_name=named.first_name or from_party.first_name,
        claim_number=named.claim_number or from_party.claim_number,
        date_of_injury=named.date_of_injury or from_party.date_of_injury,
    )


def _names(numbers: Sequence[str]) -> list[tuple[str, str]]:
    found = PartyRow.objects.filter(case_id__in=numbers, role="worker")
    return list(found.values_list("case_id", "name"))

"""Keep the regulator's figures beside a case: after each event, and for all cases anew."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from openimr.case import CaseError
from openimr.process.docket import read_payload
from openimr.process.life import from_json
from openimr.process.statistics import CaseRecord, from_life
from openimr.web.regulator.models import DecidedItemRow, RecordRow
from openimr.web.store.dispute import case_of
from openimr.web.store.models import AssignmentRow, CaseRow, DisputeRow, EventRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openimr.process.life import CaseLife

_NAMES = tuple(one.name for one in fields(CaseRecord) if one.name not in {"number", "program"})
_BATCH = 500


def keep(case: CaseLife) -> None:
    """Write the record of the case and its decided items; called in the transaction of the event.

    The tick needs no such call: that a clock ran out changes no milestone.
    """
    RecordRow.objects.update_or_create(case_id=case.number, defaults=_record(case))
    if case.determinations:
        DecidedItemRow.objects.filter(case_id=case.number).delete()
        DecidedItemRow.objects.bulk_create(_decided(case))


def rebuild() -> int:
    """Write the figures of every case anew from its events; how many cases. Safe to repeat."""
    numbers = list(CaseRow.objects.order_by("number").values_list("number", flat=True))
    for start in range(0, len(numbers), _BATCH):
        with transaction.atomic():
            chosen = CaseRow.objects.select_for_update().filter(number__in=numbers[start : start + _BATCH])
            for row in chosen.order_by("number"):
                keep(from_json(json.loads(row.life)))
    return len(numbers)


def record_of(row: RecordRow, program: str) -> CaseRecord:
    """The record that a row holds."""
    return CaseRecord(number=row.case_id, program=program, **{name: getattr(row, name) for name in _NAMES})


def _record(case: CaseLife) -> dict[str, Any]:
    payloads = EventRow.objects.filter(case_id=case.number).order_by("sequence").values_list("payload")
    record = from_life(case, [read_payload(payload)[0] for (payload,) in payloads])
    return {name: getattr(record, name) for name in _NAMES}


def _decided(case: CaseLife) -> Iterator[DecidedItemRow]:
    """The items of the newest determination that no court has set aside."""
    standing = [one for one in case.determinations if one.reversed_on is None]
    if not standing:
        return
    newest = standing[-1]
    services, specialty = _services(case.number), _specialty(case)
    for number, outcome in newest.outcomes.items():
        kind, region = services.get(number, ("", ""))
        yield DecidedItemRow(
            case_id=case.number,
            number=number,
            outcome=outcome,
            decided=date.fromisoformat(newest.issued),
            kind=kind,
            region=region,
            specialty=specialty,
        )


def _services(number: str) -> dict[int, tuple[str, str]]:
    """The kind and the region of each item, as the application is read; nothing where it is cut."""
    row = DisputeRow.objects.filter(case_id=number).first()
    if row is None or not row.application:
        return {}
    try:
        case = case_of(number)
    except CaseError:
        return {}
    return {item.number: (item.service.kind, item.service.region or "") for item in case.items}


def _specialty(case: CaseLife) -> str:
    """The first specialty of whoever decided, from the snapshot of the credentials; no reference."""
    row = AssignmentRow.objects.filter(case_id=case.number, standing="accepted").order_by("offered_at").last()
    if row is None:
        return ""
    known = json.loads(row.credentials).get("qualifications", {}).get("specialties") or [""]
    return str(known[0])

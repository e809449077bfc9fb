"""Case numbers in the order of receipt over all filings of a year, as the programme writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from openimr.programs.load import DEFAULT, load
from openimr.web.store.models import CaseRow, NumberRow

if TYPE_CHECKING:
    from datetime import date


def next_number(received: date, program: str = DEFAULT) -> str:
    """The next number of the programme and year; call it in the transaction that opens the case.

    The row of the year is locked until then, so two filings never share a number and none is skipped.
    """
    rule = load("numbering.yaml", program)
    prefix = f"{rule['prefix']}{received:%y}-"
    with transaction.atomic():
        _begin(prefix)
        row = NumberRow.objects.select_for_update().get(prefix=prefix)
        row.last += 1
        row.save(update_fields=["last"])
        return f"{prefix}{row.last:0{rule['digits']}}"


def _begin(prefix: str) -> None:
    """The first number of a year comes after those that were given without this table."""
    if NumberRow.objects.filter(prefix=prefix).exists():
        return
    given = (
        CaseRow.objects.filter(number__startswith=prefix).order_by("-number").values_list("number", flat=True)
    )
    newest = given.first()
    last = int(newest.removeprefix(prefix)) if newest else 0
    try:
        with transaction.atomic():
            NumberRow.objects.create(prefix=prefix, last=last)
    except IntegrityError:
        return  # another filing began the year in the same moment

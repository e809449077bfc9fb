"""The penalty of the claims administrator for records that come late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.process.fees.model import Penalty
from openimr.programs.load import DEFAULT, load

if TYPE_CHECKING:
    from datetime import date


def records_penalty(due: date, until: date, program: str = DEFAULT) -> Penalty:
    """What late records cost: so much for each calendar day after ``due``, up to the cap of a case.

    ``until`` is the day on which they came, or today while they are awaited. Zero days make zero.
    Labor Code 4610.5(i); 8 CCR 9792.12.
    """
    data = load("fees.yaml", program)
    rule = data["penalties"]["late_records"]
    days = max(0, (until - due).days)
    owed = days * int(rule["per_day"])
    amount = min(owed, int(rule["cap"]))
    capped = owed > amount
    end = f", capped at {rule['cap']} a {rule['per']}" if capped else ""
    return Penalty(
        days=days,
        per_day=rule["per_day"],
        amount=amount,
        cap=rule["cap"],
        capped=capped,
        due=due,
        until=until,
        currency=data["currency"],
        source=rule["source"],
        recalled=rule["status"] == "recalled",
        explanation=(
            f"{amount} {data['currency']}: {days} day{'' if days == 1 else 's'} after {due.isoformat()} at "
            f"{rule['per_day']} a day{end} ({rule['source']})."
        ),
    )

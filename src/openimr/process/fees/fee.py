"""What a review costs, by the table of its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openimr.process.errors import ProcessError
from openimr.process.fees.model import Fee
from openimr.programs.load import DEFAULT, load

if TYPE_CHECKING:
    from datetime import date

    from openimr.process.fees.model import FeeKey

_WHERE = "fees.yaml"


def fee(key: FeeKey, program: str = DEFAULT, *, keyed_on: str | None = None) -> Fee:
    """The fee under a key (8 CCR 9792.10.8), with its period, source and whether it is recalled.

    ``keyed_on`` is ``assigned`` or ``submitted``; the programme's choice when absent. Raises ProcessError
    for a day without a table, and for a combination whose amount is not known.
    """
    data = load("fees.yaml", program)
    day, basis = _day(key, keyed_on or data["choices"]["keyed_on"]["taken"])
    period = _period(data, day)
    row = _row(period, key)
    amount, status = _charged(period, row, key)
    joined = key.applications > 1
    times = key.applications if joined and data["choices"]["consolidation"]["taken"] == "each" else 1
    notes = _notes(data, period, key)
    recalled = "recalled" in {status, data["choices"]["consolidation"]["status"] if joined else status}
    said = (
        f"{amount * times} {data['currency']} for {_told(key)}: {basis} {day.isoformat()}, {period['name']}"
    )
    mark = ", recalled, not checked against the text" if recalled else ""
    least = (
        row.get("least") if key.stage != "ended_before_reviewer" else period["before_reviewer"].get("least")
    )
    return Fee(
        amount=amount * times,
        each=amount,
        currency=data["currency"],
        period=period["name"],
        since=period["since"],
        to=period["to"],
        source=period["source"],
        recalled=recalled,
        explanation=f"{said} ({period['source']}{mark}).",
        least=least,
        notes=notes,
    )


def _day(key: FeeKey, basis: str) -> tuple[date, str]:
    if basis == "assigned":
        return key.assigned, "assigned"
    if key.submitted is None:
        raise ProcessError(
            "the day of submission is not given",
            where="fee key",
            expected="submitted, because the fee is asked for by the day submitted",
            do="give it, or key the fee on the day assigned",
        )
    return key.submitted, "submitted"


def _period(data: dict[str, Any], day: date) -> dict[str, Any]:
    for period in data["periods"]:
        if period["since"] <= day <= period["to"]:
            found: dict[str, Any] = period
            return found
    if day >= data["unknown"]["since"]:
        what, do = data["unknown"]["reason"], "read the new table and add a period to fees.yaml"
    else:
        what, do = "the review began in 2013", "check the date"
    raise ProcessError(
        f"no fee is known for {day.isoformat()}: {what.rstrip('.')}",
        where=_WHERE,
        expected=f"a day from {data['periods'][0]['since']} to {data['periods'][-1]['to']}",
        do=do,
    )


def _row(period: dict[str, Any], key: FeeKey) -> dict[str, Any]:
    """The row of the table; one for pharmacy only stands in front of one for all."""
    rows = [
        row
        for row in period["amounts"]
        if row["priority"] == key.priority
        and row["degree"] in {"any", key.degree}
        and row["reviewers"] == key.reviewers
        and (key.pharmacy_only or not row.get("pharmacy_only"))
    ]
    if not rows:
        raise ProcessError(
            f"the amount for {_told(key)} is not known in {period['name']}",
            where=_WHERE,
            expected="one of " + "; ".join(_listed(row) for row in period["amounts"]),
            do=f"ask the regulator for it ({period['source']})",
        )
    best: dict[str, Any] = max(rows, key=lambda row: bool(row.get("pharmacy_only")))
    return best


def _charged(period: dict[str, Any], row: dict[str, Any], key: FeeKey) -> tuple[int, str]:
    if key.stage == "completed":
        return row["amount"], row["status"]
    if key.stage == "ended_before_reviewer":
        return period["before_reviewer"]["amount"], period["before_reviewer"]["status"]
    weaker = "recalled" in {row["status"], period["after_reviewer"]["status"]}
    return row["amount"], "recalled" if weaker else "confirmed"


def _notes(data: dict[str, Any], period: dict[str, Any], key: FeeKey) -> tuple[str, ...]:
    notes = [period["note"]] if period.get("note") else []
    if key.applications > 1:
        notes.append(f"{data['choices']['consolidation']['reason']} (recalled)")
    if key.pharmacy_only and key.priority == "expedited":
        notes.append(data["choices"]["pharmacy_expedited"]["reason"])
    return tuple(notes)


def _told(key: FeeKey) -> str:
    parts = [f"a review ({key.priority}"]
    if key.pharmacy_only:
        parts.append("pharmacy only")
    degree = "MD or DO" if key.degree == "md_do" else "another degree"
    parts.append(f"{key.reviewers} reviewer{'s' if key.reviewers > 1 else ''} with {degree}")
    if key.stage != "completed":
        parts.append(key.stage.replace("_", " "))
    if key.applications > 1:
        parts.append(f"{key.applications} applications together")
    return ", ".join(parts) + ")"


def _listed(row: dict[str, Any]) -> str:
    kind = ", pharmacy only" if row.get("pharmacy_only") else ""
    return f"{row['priority']}, {row['degree']}, {row['reviewers']}{kind}"

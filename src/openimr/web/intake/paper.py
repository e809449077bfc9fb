"""From a paper application to what is filed: the case as a case.yaml states it, its dispute, its parties."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from openimr.case.quantity import read_quantity
from openimr.process.life import Event, Item
from openimr.process.notice import Recipient
from openimr.process.notice.telling import Dispute
from openimr.programs.load import DEFAULT
from openimr.web import moment
from openimr.web.store.docket import DatabaseDocket
from openimr.web.store.intake import file_application
from openimr.web.store.numbering import next_number
from openimr.web.store.reference import opaque

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openimr.web.accounts.models import User

_YES_NO = {"yes": True, "no": False}
_ANSWERS = ("on_necessity", "lack_of_information", "liability_disputed", "formulary")

Told = dict[str, Any]


def file_paper(user: User, told: Told, treatments: Sequence[Told]) -> str:
    """Open the case of a paper application; its number. It counts as received on the day of the stamp."""
    asked = [one for one in treatments if one.get("treatment")]
    items = [Item(place, retrospective=bool(one.get("given_on"))) for place, one in enumerate(asked, 1)]
    event = Event(
        "application_received", _moment(told["received"]), "intake", {**_data(told), "by": user.ref}
    )
    with transaction.atomic():
        number = next_number(received=told["received"], program=DEFAULT)
        file_application(
            DatabaseDocket(),
            number,
            items,
            event,
            moment.today(),
            dispute=_dispute(told, asked),
            parties=parties(told),
            application=application(told, asked, number),
        )
    return number


def _moment(received: date) -> datetime:
    """Now for what came today; for an earlier stamp the end of that working day."""
    now = moment.now()
    if received == moment.today():
        return now
    return datetime.combine(received, time(17), ZoneInfo(settings.TIME_ZONE))


def _data(told: Told) -> Told:
    """What the event carries: days and opaque references, no name."""
    return {
        "received_on": told["received"].isoformat(),
        "injury_on": told["date_of_injury"].isoformat(),
        "date_of_injury": told["date_of_injury"].isoformat(),
        "ur_decision_on": told["ur_date"].isoformat(),
        "worker": opaque(f"{told['first_name']} {told['last_name']}"),
        "physician": opaque(told["physician"]),
        "priority": told["priority"],
    }


def application(told: Told, treatments: Sequence[Told], number: str) -> Told:
    """The application in the shape of a case.yaml; what the paper does not say is left out."""
    return {
        "case_number": number,
        "program": DEFAULT,
        "date_of_injury": _iso(told["date_of_injury"]),
        "application": _said(
            received=_iso(told["received"]),
            priority=told["priority"],
            signed=bool(told["signed_by"]),
            signed_by=told["signed_by"] or None,
            designated=_iso(told["designated"]),
            ur_decision_attached=_YES_NO.get(told["ur_decision_attached"]),
        ),
        "utilization_review": _said(
            date=_iso(told["ur_date"]),
            outcome=told["outcome"],
            served=_iso(told["served"]),
            service=told["service"] or None,
            **{name: _YES_NO.get(told[name]) for name in _ANSWERS},
        ),
        "items": [_item(place, one) for place, one in enumerate(treatments, 1)],
        "parties": {
            "worker": _said(
                first_name=told["first_name"],
                last_name=told["last_name"],
                date_of_birth=_iso(told["date_of_birth"]),
                claim_number=told["claim_number"] or None,
            )
        },
    }


def _item(place: int, one: Told) -> Told:
    parts = {name: _part(one[name]) for name in ("original", "authorized", "remaining") if one.get(name)}
    given = _iso(one.get("given_on"))
    request = {**parts, **({"retrospective": True, "date_of_service": given} if given else {})}
    return {"number": place, "heading": one["treatment"], **({"request": request} if request else {})}


def _part(text: str) -> Told:
    quantity = read_quantity(text.lower())
    return _said(text=text, quantity=quantity.to_json() if quantity else None)


def _dispute(told: Told, treatments: Sequence[Told]) -> Dispute:
    return Dispute(
        {place: one["treatment"] for place, one in enumerate(treatments, 1)},
        told["physician"],
        told["claim_number"] or None,
        told["date_of_injury"],
        told["ur_date"],
    )


def parties(told: Mapping[str, Any]) -> list[tuple[Recipient, str]]:
    """The parties; who wrote on paper is answered on paper until they ask for another channel."""
    worker = f"{told['first_name']} {told['last_name']}"
    found = [
        (Recipient("worker", worker, _lines(told["worker_address"])), told["language"]),
        (Recipient("physician", told["physician"], _lines(told["physician_address"])), "en"),
        (
            Recipient("claims_administrator", told["administrator"], _lines(told["administrator_address"])),
            "en",
        ),
    ]
    if told["attorney"]:
        helper = Recipient(told["attorney_role"], told["attorney"], _lines(told["attorney_address"]))
        found.append((helper, told["language"] if told["attorney_role"] == "designee" else "en"))
    return found


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _said(**fields: Any) -> Told:  # noqa: ANN401 - JSON
    return {name: value for name, value in fields.items() if value is not None}

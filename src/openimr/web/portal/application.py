"""From what was typed to what is filed: the case in the shape of a case.yaml, the dispute, the parties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openimr.case.quantity import read_quantity
from openimr.process.notice import Recipient
from openimr.process.notice.telling import Dispute
from openimr.programs.load import DEFAULT
from openimr.web.store.reference import opaque

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from openimr.web.portal.draft import Draft

_YES_NO = {"yes": True, "no": False}


def application(draft: Draft, number: str, received: datetime, *, signed: bool) -> dict[str, Any]:
    """The application in the shape of a case.yaml; what was not answered is left out."""
    filer, injury, decision = (draft.answers(step) for step in ("filer", "injury", "decision"))
    treatments = draft.answers("treatments")
    modified = any(one["outcome"] == "modified" for one in treatments)
    return _told(
        case_number=number,
        program=DEFAULT,
        date_of_injury=_iso(injury.get("date_of_injury")),
        application=_told(
            received=received.isoformat(timespec="minutes"),
            priority="expedited" if decision.get("expedited") else "standard",
            signed=signed,
            signed_by=filer.get("filer", "worker"),
            designated=_iso(filer.get("designated")),
            ur_decision_attached=any(one.kind == "utilization_review_decision" for one in draft.papers),
        ),
        utilization_review=_told(
            date=_iso(decision.get("ur_date")),
            outcome="modified" if modified else "denied",
            served=_iso(decision.get("served") or decision.get("ur_date")),
            service=decision.get("service"),
            **_grounds(decision),
        ),
        items=[_item(place, one) for place, one in enumerate(treatments, start=1)],
        parties={"worker": _worker(draft)},
    )


def dispute(draft: Draft) -> Dispute:
    """The dispute as notices quote it."""
    injury, decision = draft.answers("injury"), draft.answers("decision")
    treatments = draft.answers("treatments")
    return Dispute(
        {place: one["treatment"] for place, one in enumerate(treatments, start=1)},
        draft.answers("physician").get("physician_name", ""),
        injury.get("claim_number"),
        injury.get("date_of_injury"),
        decision.get("ur_date"),
    )


def parties(draft: Draft) -> list[tuple[Recipient, str]]:
    """The parties, each with the language of its notices: who files reads them here."""
    filer, worker = draft.answers("filer"), draft.answers("worker")
    physician, administrator = draft.answers("physician"), draft.answers("administrator")
    role, tongue = filer["filer"], worker["language"]
    home = (worker["street"], f"{worker['city']}, {worker['state']} {worker['zip_code']}")
    name = f"{worker['first_name']} {worker['last_name']}"
    found = [
        (Recipient("worker", name, home, ("portal", "mail") if role == "worker" else ("mail",)), tongue),
        (Recipient("physician", physician["physician_name"], _lines(physician["physician_address"])), "en"),
        (
            Recipient(
                "claims_administrator",
                administrator["administrator"],
                _lines(administrator["administrator_address"]),
                ("portal", "mail"),
            ),
            "en",
        ),
    ]
    if role != "worker":
        address = _lines(filer["filer_address"])
        found.append((Recipient(role, filer["filer_name"], address, ("portal", "mail")), tongue))
    return found


def event_data(draft: Draft, received: date) -> dict[str, Any]:
    """What the event of the filing carries: days and opaque references, no name."""
    worker, decision = draft.answers("worker"), draft.answers("decision")
    injury = draft.answers("injury")["date_of_injury"].isoformat()
    return {
        "received_on": received.isoformat(),
        "injury_on": injury,
        "date_of_injury": injury,
        "ur_decision_on": decision["ur_date"].isoformat(),
        "worker": opaque(f"{worker['first_name']} {worker['last_name']}"),
        "physician": opaque(draft.answers("physician")["physician_name"]),
        "priority": "expedited" if decision["expedited"] else "standard",
    }


def _grounds(decision: Mapping[str, Any]) -> dict[str, Any]:
    reason = decision.get("reason")
    return {
        "on_necessity": True if reason == "necessity" else None,
        "lack_of_information": {"necessity": False, "information": True}.get(reason or ""),
        "liability_disputed": _YES_NO.get(decision.get("liability") or ""),
        "formulary": _YES_NO.get(decision.get("formulary") or ""),
    }


def _item(place: int, typed: Mapping[str, Any]) -> dict[str, Any]:
    parts = {name: _part(typed[name]) for name in ("original", "authorized", "remaining") if typed[name]}
    request = _told(
        **(parts if typed["outcome"] == "modified" else {}),
        date_of_service=_iso(typed.get("given_on")),
        retrospective=True if typed.get("given_on") else None,
    )
    return {"number": place, "heading": typed["treatment"], **({"request": request} if request else {})}


def _part(text: str) -> dict[str, Any]:
    quantity = read_quantity(text.lower())
    return _told(text=text, quantity=quantity.to_json() if quantity else None)


def _worker(draft: Draft) -> dict[str, Any]:
    worker = draft.answers("worker")
    return _told(
        first_name=worker.get("first_name"),
        last_name=worker.get("last_name"),
        date_of_birth=_iso(worker.get("date_of_birth")),
        claim_number=draft.answers("injury").get("claim_number"),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _told(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {key: value for key, value in fields.items() if value is not None}

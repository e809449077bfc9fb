"""Let a case of the demo happen: the filing, then each step at its own moment, by whoever takes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from openimr.panel import conflicts, credentials
from openimr.panel.case_file import read_case_yaml
from openimr.process.life import Event, life_rules
from openimr.process.notice import Recipient
from openimr.process.notice.telling import Dispute
from openimr.programs.load import DEFAULT
from openimr.web.accounts.models import CaseAccess
from openimr.web.demo import drafts, papers
from openimr.web.demo.panel import parties_of
from openimr.web.jobs.effects import ingest_document, send_notice
from openimr.web.jobs.receive import receive
from openimr.web.letters.issue import issue
from openimr.web.store.assigning import answer, offer
from openimr.web.store.docket import DatabaseDocket
from openimr.web.store.intake import file_application
from openimr.web.store.models import NoticeRow
from openimr.web.store.reference import opaque

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openimr.panel.panel_file import Panel
    from openimr.process.life import Role
    from openimr.web.accounts.models import User
    from openimr.web.demo.story import Happening, Told

# Who takes a step, where the life of a case lets several do it.
_BY: dict[str, Role] = {"records_received": "claims_administrator", "petition_filed": "worker"}
_FIRST: tuple[Role, ...] = ("intake", "case_manager", "claims_administrator", "worker")


def file(
    told: Told, application: Mapping[str, Any], people: Mapping[str, User], names: Mapping[str, str]
) -> None:
    """The application comes in with its parties, and the papers that came with it."""
    data = {
        "received_on": told.filed.date().isoformat(),
        "injury_on": told.injury.isoformat(),
        "ur_decision_on": told.decided.isoformat(),
        "worker": opaque(told.worker),
        "physician": opaque(told.physician),
        "date_of_injury": told.injury.isoformat(),
    }
    items = list(range(1, len(told.treatments) + 1))
    dispute = Dispute(
        dict(zip(items, told.treatments, strict=True)),
        f"{told.physician}, MD",
        f"FIC-{told.injury:%y}-{told.number[-6:]}",
        told.injury,
        told.decided,
    )
    event = Event("application_received", told.filed, "worker", data)
    file_application(
        DatabaseDocket(), told.number, items, event, told.filed.date(),
        dispute=dispute, parties=_parties(told, names), application=application,
    )  # fmt: skip
    _let_in(told, people)


def papers_of(told: Told, documents: Mapping[str, tuple[bytes, str, str]]) -> None:
    """Documents by name: their bytes, who sent them, what they are."""
    for name, (content, sender, kind) in documents.items():
        ingest_document(receive(told.number, name, content, sender, kind).pk)


def send_owed(number: str) -> None:
    """The notices that the case owes by now go out."""
    for key in NoticeRow.objects.filter(case_id=number, sent_at__isnull=True).values_list("key", flat=True):
        send_notice(key)


def happen(told: Told, step: Happening, panel: Panel, people: Mapping[str, User]) -> None:
    """One step of the case, at its moment."""
    docket, day = DatabaseDocket(), step.at.date()
    if step.kind == "offer":
        _offer(docket, told, step, panel)
    elif step.kind == "accept":
        answer(docket, told.number, "accepted", at=step.at, today=day)
    elif step.kind == "submit":
        drafts.submitted(told)
        data = {"reviewer": told.reviewer, "decisions": drafts.decisions(told)}
        docket.append(told.number, Event("draft_submitted", step.at, "reviewer", data), day)
    elif step.kind == "approve":
        drafts.pass_on(people["quality@demo.example"], told.number)
    elif step.kind == "issue":
        version = docket.case(told.number).version
        issue(people["director@demo.example"], told.number, service="mail_in_state", version=version)
    else:
        docket.append(told.number, Event(step.kind, step.at, _role(step), _data(told, step)), day)


def _offer(docket: DatabaseDocket, told: Told, step: Happening, panel: Panel) -> None:
    reviewer = next(one for one in panel.reviewers if one.ref == told.reviewer)
    described = papers.case_yaml(told) | {"parties": parties_of(told)}
    case = read_case_yaml(json.dumps(described), panel.graph, step.at.date(), where=told.number)
    day = step.at.date()
    offer(
        docket, told.number, reviewer,
        credentials=credentials(reviewer, day), conflicts=conflicts(reviewer, case.parties, day),
        at=step.at, today=day,
    )  # fmt: skip


def _role(step: Happening) -> Role:
    if step.kind in _BY:
        return _BY[step.kind]
    allowed = life_rules(DEFAULT).events[step.kind].roles
    return next((role for role in _FIRST if role in allowed), cast("Role", min(allowed)))


def _data(told: Told, step: Happening) -> dict[str, Any]:
    """What the event carries; the reviewer's own steps name the reviewer."""
    if _role(step) == "reviewer":
        return {"reviewer": told.reviewer, **step.data}
    return dict(step.data)


def _parties(told: Told, names: Mapping[str, str]) -> list[tuple[Recipient, str]]:
    home = ("12 Fictional Lane", "Sample City, CA 90000")
    parties = [
        (Recipient("worker", told.worker, home, ("portal", "mail")), told.language),
        (Recipient("physician", f"{told.physician}, MD", ("3 Invented Avenue",), ("fax",)), "en"),
        (
            Recipient("claims_administrator", names[told.administrator], ("4 Imagined Plaza",), ("portal",)),
            "en",
        ),
    ]
    if told.attorney:
        parties.append(
            (Recipient("attorney", names["imagined-law"], ("2 Pretend Street",), ("email",)), "en")
        )
    return parties


def _let_in(told: Told, people: Mapping[str, User]) -> None:
    """Who of the demo's people may see the case."""
    access = [
        CaseAccess(case_id=told.number, role="claims_administrator", organization_id=told.administrator)
    ]
    for person in people.values():
        roles = person.role_set
        known = person.name.removesuffix(", MD")
        if "worker" in roles and known == told.worker:
            access.append(CaseAccess(case_id=told.number, role="worker", user=person))
        if "physician" in roles and known == told.physician:
            access.append(CaseAccess(case_id=told.number, role="physician", user=person))
        if "designee" in roles and told.worker.endswith("Dreamt"):
            access.append(CaseAccess(case_id=told.number, role="designee", user=person))
    if told.attorney:
        access.append(CaseAccess(case_id=told.number, role="attorney", organization_id="imagined-law"))
    CaseAccess.objects.bulk_create(access)

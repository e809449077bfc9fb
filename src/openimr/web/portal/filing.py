"""File an application: number, case, dispute, parties, access, signature and papers, all or nothing."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from django.db import transaction

from openimr.process.life import Event, Item
from openimr.web import moment
from openimr.web.accounts.models import CaseAccess, Organization, User
from openimr.web.portal import uploads
from openimr.web.portal.application import application, dispute, event_data, parties
from openimr.web.portal.draft import Draft
from openimr.web.portal.models import ApplicationDraftRow, SignatureRow
from openimr.web.portal.words import say
from openimr.web.store.docket import DatabaseDocket
from openimr.web.store.intake import file_application
from openimr.web.store.numbering import next_number

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from openimr.process.life import Role


def sign_and_file(draft_id: int, owner: User, name: str) -> str:
    """The number of the new case; for an application that was filed already, its number.

    The row of the draft is locked first, so that a button pressed twice files once.
    """
    with transaction.atomic():
        row = ApplicationDraftRow.objects.select_for_update().get(pk=draft_id, owner=owner)
        if row.filed_id:
            return str(row.filed_id)
        draft, now = Draft(row), moment.now()
        number = next_number(moment.today())
        text = _open(draft, number, now)
        row.filed_id = number
        row.save(update_fields=["filed"])
        _sign(draft, number, text, name, now)
        _let_in(draft, number)
        uploads.add(number, draft.papers, draft.answers("filer")["filer"])
    return number


def signed_text(draft: Draft, told: str) -> str:
    """What is signed: the consent in the words that were shown, then the application."""
    role = draft.answers("filer")["filer"]
    papers = "\n".join(f"{one.digest}  {one.name}" for one in draft.papers)
    return "\n\n".join(
        [say(f"sign.as.{role}"), say("field.records_consent"), say("field.true_consent"), told, papers]
    )


def _open(draft: Draft, number: str, now: datetime) -> str:
    """Open the case; the application as it was filed, as JSON."""
    day = moment.today()
    told = application(draft, number, now, signed=True)
    role = cast("Role", draft.answers("filer")["filer"])
    event = Event("application_received", now, role, {**event_data(draft, day), "by": draft.owner.ref})
    items = [
        Item(place, retrospective=bool(one.get("given_on")))
        for place, one in enumerate(draft.answers("treatments"), start=1)
    ]
    file_application(
        DatabaseDocket(), number, items, event, day,
        dispute=dispute(draft), parties=parties(draft), application=told,
    )  # fmt: skip
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _sign(draft: Draft, number: str, told: str, name: str, now: datetime) -> None:
    text = signed_text(draft, told)
    SignatureRow.objects.create(
        case_id=number,
        text=text,
        digest=sha256(text.encode()).hexdigest(),
        name=name,
        role=draft.answers("filer")["filer"],
        by=draft.owner.ref,
        at=now,
    )


def _let_in(draft: Draft, number: str) -> None:
    """Who filed sees the case, an attorney with the whole office; so does a known claims administrator."""
    owner, role = draft.owner, draft.answers("filer")["filer"]
    office = owner.organization_id if role == "attorney" else None
    whom = {"organization_id": office} if office else {"user": owner}
    CaseAccess.objects.create(case_id=number, role=role, **whom)
    named = draft.answers("administrator")["administrator"]
    administrator = administrators().filter(name__iexact=named).first()
    if administrator:
        CaseAccess.objects.create(case_id=number, role="claims_administrator", organization=administrator)


def administrators() -> QuerySet[Organization]:
    """The claims administrators whose people sign in here."""
    working = User.objects.filter(roles__contains="claims_administrator").values("organization_id")
    return Organization.objects.filter(pk__in=working).order_by("name")

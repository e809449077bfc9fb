"""The page of a case as its claims administrator may see it: no draft, no reviewer, only what binds it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from django.db.models import Exists, OuterRef

from openimr.process.fees import late_records
from openimr.process.life import timeline
from openimr.process.life.archive import event_from_json
from openimr.web import moment
from openimr.web.claims.act import offered
from openimr.web.claims.due import BINDING, ROLE, tasks_of
from openimr.web.claims.money import early, invoice
from openimr.web.intake import page
from openimr.web.intake.package import package
from openimr.web.letters.models import LetterRow
from openimr.web.store.dispute import treatments_of
from openimr.web.store.models import (
    AcknowledgementRow,
    DisputeRow,
    DocumentRow,
    EventRow,
    NoticeRow,
    PartyRow,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.db.models import QuerySet

    from openimr.process.life import CaseLife
    from openimr.process.life.timeline import Entry
    from openimr.web.intake.page import Line, Run
    from openimr.web.store.models import CaseRow


@dataclass(frozen=True, slots=True)
class Question:
    """An open question to the administrator: which answer it wants, and what is asked."""

    kind: str
    answer: str
    asked: tuple[str, ...]


@cache
def sentences() -> Mapping[str, str]:
    """Where a case stands, in one sentence to the administrator, by state."""
    told: Mapping[str, str] = yaml.safe_load(Path(__file__).with_name("states.yaml").read_text("utf-8"))
    return told


def binding(row: CaseRow, life: CaseLife) -> list[Run]:
    """The clocks that bind the administrator; the organization's own stay with it."""
    return [run for run in page.clocks(row, life) if run.rule in BINDING]


def items(life: CaseLife) -> list[Line]:
    """The disputed items in the words of the application."""
    return page.items(life, treatments_of(life))


def question(life: CaseLife) -> Question | None:
    """The question that is open and names the administrator."""
    if life.state not in {"eligibility_information", "additional_information"}:
        return None
    asked = NoticeRow.objects.filter(case_id=life.number, role=ROLE, kind=life.state).order_by("-event")
    for notice in asked:
        data = json.loads(notice.data)
        if "questions" in data:
            mine = data.get("asked_of") == ROLE
            answer = f"{life.state}_received"
            return Question(life.state, answer, tuple(data["questions"] or ())) if mine else None
    return None


def documents(number: str) -> list[DocumentRow]:
    """What the parties exchanged, in the order in which it came."""
    return list(DocumentRow.objects.filter(case_id=number).order_by("received_at", "pk"))


def notices(number: str) -> QuerySet[NoticeRow]:
    """The notices to the administrator, the newest first, with whether each was acknowledged."""
    said = AcknowledgementRow.objects.filter(notice=OuterRef("pk"))
    return (
        NoticeRow.objects.filter(case_id=number, role=ROLE, sent_at__isnull=False)
        .annotate(acknowledged=Exists(said))
        .order_by("-sent_at", "key")
        .defer("data")
    )


def history(number: str, life: CaseLife) -> Sequence[Entry]:
    """What happened and what comes, in the words that every party reads."""
    payloads = EventRow.objects.filter(case_id=number).order_by("sequence").values_list("payload", flat=True)
    return timeline([event_from_json(json.loads(payload)) for payload in payloads], life)


def whole(row: CaseRow) -> dict[str, Any]:
    """Everything that the page shows."""
    life, came = page.life_of(row), documents(row.number)
    asked = question(life)
    dispute = DisputeRow.objects.filter(case_id=row.number).values_list("facts", flat=True).first()
    return {
        "row": row,
        "life": life,
        "sentence": sentences()[row.state],
        "claim": json.loads(dispute).get("claim_number") if dispute else None,
        "worker": PartyRow.objects.filter(case_id=row.number, role="worker").first(),
        "tasks": tasks_of(row),
        "clocks": binding(row, life),
        "items": items(life),
        "question": asked,
        "offered": offered(life, asked=asked is not None),
        "package": package(came, row.program),
        "documents": came,
        "notices": list(notices(row.number)),
        "letters": list(LetterRow.objects.filter(case_id=row.number).order_by("-version")),
        "history": history(row.number, life),
        "invoice": invoice(life),
        "early": early(life),
        "penalty": late_records(life, moment.today()),
    }

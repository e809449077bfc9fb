"""The drafts of the demo's reviewers: short, plain and invented."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from openimr.web import moment
from openimr.web.casefile import worksheet
from openimr.web.desk.draft import Draft, DraftItem, DraftSentence, read_draft
from openimr.web.desk.models import DraftRow
from openimr.web.desk.proposal import proposal
from openimr.web.letters.compose import letter_of_draft
from openimr.web.letters.lint import lint
from openimr.web.quality.contents import contents_of
from openimr.web.quality.verdict import Said, let_pass
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from openimr.process.life import Outcome
    from openimr.web.accounts.models import User
    from openimr.web.demo.story import Told

_GUIDELINE = "MTUS, American College of Occupational and Environmental Medicine (ACOEM), 2nd Edition (2004)"


def decisions(told: Told) -> dict[str, str]:
    """The decision of each item; upheld where the demo does not say otherwise."""
    return {
        str(number): told.decisions.get(number, "upheld") for number in range(1, len(told.treatments) + 1)
    }


def submitted(told: Told) -> DraftRow:
    """Keep the reviewer's draft as it was submitted."""
    now = moment.now()
    return DraftRow.objects.create(
        case_id=told.number,
        version=1,
        reviewer=told.reviewer or "",
        standing="submitted",
        content=_draft(told).to_json(),
        saved_at=now,
        submitted_at=now,
    )


def pass_on(reader: User, number: str) -> None:
    """Quality review lets the draft pass, with an answer to each finding of the linter."""
    draft = read_draft(DraftRow.objects.get(case_id=number, version=1).content)
    said = Said(
        answers={
            one.mark: "The wording follows the record of this fictional case." for one in lint(number, draft)
        },
        contents=frozenset(one.key for one in contents_of(letter_of_draft(number, draft))),
    )
    let_pass(reader, number, said, version=CaseRow.objects.get(number=number).version)


def _draft(told: Told) -> Draft:
    return _of_worksheet(told) if told.slug else _made_up(told)


def _of_worksheet(told: Told) -> Draft:
    """What the desk proposes on a whole case file, with the decision that the reviewer took."""
    items = list(range(1, len(told.treatments) + 1))
    proposed, decided = proposal(worksheet(told.number), items), decisions(told)
    return replace(
        proposed,
        items=tuple(
            replace(
                item,
                decision=cast("Outcome", decided[str(item.number)]),
                rationale=(
                    *item.rationale,
                    _conclusion(told.treatments[item.number - 1], decided[str(item.number)]),
                ),
            )
            for item in proposed.items
        ),
    )


def _conclusion(heading: str, decision: str) -> DraftSentence:
    need = "is medically necessary" if decision == "overturned" else "is not medically necessary"
    return DraftSentence(f"Therefore, the request for {heading} {need}.")


def _made_up(told: Told) -> Draft:
    decided = decisions(told)
    summary = (
        f"The worker was injured on {told.injury:%m/%d/%Y}.",
        f"Utilization review refused the treatment in its decision of {told.decided:%m/%d/%Y}.",
        "The record holds the decision of utilization review and the reports of the treating physician.",
    )
    return Draft(
        tuple(map(DraftSentence, summary)),
        tuple(
            _item(number, heading, decided[str(number)])  # type: ignore[arg-type]
            for number, heading in enumerate(told.treatments, start=1)
        ),
    )


def _item(number: int, heading: str, decision: Outcome) -> DraftItem:
    finding = (
        "The reports describe a deficit on examination and treatment that was tried without lasting relief."
        if decision == "overturned"
        else "The reports describe pain and an examination without a deficit of strength or sensation."
    )
    rule = "The guideline asks for findings on examination that change what would be done."
    return DraftItem(
        number,
        decision,
        (
            DraftSentence(rule, citations=(_GUIDELINE,)),
            DraftSentence(finding),
            _conclusion(heading, decision),
        ),
        (_GUIDELINE,),
    )

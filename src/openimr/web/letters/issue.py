"""Issue a determination, or a corrected version of it: event and frozen letter in one transaction.

The letter prints the head of the chain as it stands before the issue; the event of the issue then seals the
SHA-256 of PDF and HTML. So the letter leads to the chain and the chain to the letter. Bytes go into the vault
first: what is killed between leaves bytes that nothing points to, and the same step can be taken again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from openimr.errors import OpenimrError
from openimr.letter import write_html, write_pdf
from openimr.process.docket import refuse_stale
from openimr.web import acts, moment, vault
from openimr.web.desk.draft import read_draft
from openimr.web.desk.models import DraftRow
from openimr.web.letters.compose import letter_of_draft
from openimr.web.letters.content import Content, read_content
from openimr.web.letters.models import CorrectionRow, LetterRow
from openimr.web.store import rows
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from openimr.letter import DeterminationLetter
    from openimr.web.accounts.models import User


class IssueError(OpenimrError):
    """A letter that cannot be issued as things stand."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A letter as it will be issued now, the version of the letter, and the case's version that it is of."""

    letter: DeterminationLetter
    content: Content
    version: int
    case_version: int
    head: str
    reason: str = ""


def ready(number: str) -> Ready:
    """The approved draft as the letter that would be issued at this moment. Raises IssueError."""
    row = CaseRow.objects.get(number=number)
    draft = DraftRow.objects.filter(case_id=number, standing="approved").order_by("version").last()
    if draft is None:
        raise IssueError(
            "no draft has passed quality review",
            where=f"case {number}",
            expected="an approved version",
            do="wait for quality review",
        )
    content = Content(read_draft(draft.content))
    _refuse_other_decisions(row, content)
    return Ready(_final(row, content), content, _next_version(row), row.version, row.head)


def ready_correction(number: str) -> Ready:
    """The corrected version that would be issued at this moment. Raises IssueError."""
    row = CaseRow.objects.get(number=number)
    correction = CorrectionRow.objects.filter(case_id=number).first()
    last = LetterRow.objects.filter(case_id=number).order_by("version").last()
    if correction is None or last is None:
        raise IssueError(
            "no correction is being made",
            where=f"case {number}",
            expected="a letter that was issued, and the words that change",
            do="write the correction first",
        )
    content = read_content(correction.content)
    version = _next_version(row)
    day = moment.today()
    note = (
        f"Version {version} of {day:%m/%d/%Y}. It corrects the words of version {last.version}; "
        f"the decision on each item is unchanged. Reason: {correction.reason}"
    )
    letter = _final(row, content, note)
    return Ready(letter, content, version, row.version, row.head, correction.reason)


def issue(user: User, number: str, *, service: str, version: int) -> LetterRow:
    """Issue the approved determination; ``version`` is that of the case which the page showed.

    Raises IssueError, StaleCaseError, ForbiddenEventError, IncompleteLetterError; then nothing was changed.
    """
    made = ready(number)
    refuse_stale(number, version, made.case_version)
    return _freeze(user, made, "determination_issued", {"service": service})


def issue_correction(user: User, number: str, *, service: str, version: int) -> LetterRow:
    """Issue the correction as a new version; the version before stays as it is."""
    made = ready_correction(number)
    refuse_stale(number, version, made.case_version)
    told = {"service": service, "reason": made.reason}
    with transaction.atomic():
        row = _freeze(user, made, "determination_corrected", told)
        CorrectionRow.objects.filter(case_id=number).delete()
    return row


def _freeze(user: User, made: Ready, kind: str, told: dict[str, str]) -> LetterRow:
    number = made.letter.case_number
    digest = vault.keep(write_pdf(made.letter))
    html_digest = vault.keep(write_html(made.letter).encode())
    data = {**told, "letter": digest, "page": html_digest, "letter_version": made.version}
    with transaction.atomic():
        step = acts.perform(user, number, kind, data, version=made.case_version)
        return LetterRow.objects.create(
            case_id=number,
            version=made.version,
            digest=digest,
            html_digest=html_digest,
            head=made.head,
            event=step.case.version,
            content=made.content.to_json(),
            reason=made.reason,
            issued_at=moment.now(),
        )


def _final(row: CaseRow, content: Content, *notes: str) -> DeterminationLetter:
    """The letter as issued now; with notes, a correction, which keeps the day of the determination."""
    issued = rows.life(row).dates.get("issued") if notes else None
    letter = letter_of_draft(
        row.number,
        content.draft,
        status="final",
        verification=row.head,
        decision_date=date.fromisoformat(issued) if issued else None,
        notes=notes,
    )
    return content.put_into(letter)


def _next_version(row: CaseRow) -> int:
    return len(rows.life(row).determinations) + 1


def _refuse_other_decisions(row: CaseRow, content: Content) -> None:
    """The letter says what the reviewer signed, item by item, or is not issued."""
    signed = dict(rows.life(row).decisions)
    said = {number: content.draft.item(number).decision for number in signed}
    if said != signed:
        raise IssueError(
            "the approved draft decides otherwise than the reviewer signed",
            where=f"case {row.number}",
            expected="the same decision on each item",
            do="return the draft to its reviewer",
        )

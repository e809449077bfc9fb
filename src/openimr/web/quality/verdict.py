"""Return a draft or let it pass: the event, the mark on the draft, the record of the review, in one step."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction

from openimr.errors import OpenimrError
from openimr.web import acts, moment
from openimr.web.desk.draft import read_draft
from openimr.web.letters.compose import letter_of_draft
from openimr.web.letters.lint import lint
from openimr.web.quality.contents import contents_of
from openimr.web.quality.models import ReviewRow
from openimr.web.quality.waiting import draft_of, reading_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openimr.web.accounts.models import User
    from openimr.web.desk.models import DraftRow
    from openimr.web.letters.lint import LintFinding


class QualityError(OpenimrError):
    """A draft that may not pass, or may not go back, as things stand."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was filled in: reasons by mark of a finding, ticks, comments by item, and one on all of it."""

    answers: Mapping[str, str] = field(default_factory=dict)
    contents: frozenset[str] = frozenset()
    comments: Mapping[int, str] = field(default_factory=dict)
    comment: str = ""

    def written(self) -> str:
        """The comments as the reviewer will read them."""
        parts = [f"Item {number}: {text}" for number, text in sorted(self.comments.items()) if text]
        return "\n\n".join([*([self.comment] if self.comment else []), *parts])


def send_back(user: User, number: str, said: Said, *, version: int) -> None:
    """The draft goes back to its reviewer with the comments. Raises QualityError without any."""
    if not said.written():
        raise QualityError(
            "the draft is returned without a word",
            where=f"case {number}",
            expected="a comment on an item or on the whole draft",
            do="say what has to change, and why",
        )
    with transaction.atomic():
        row = _standing(number, "submitted", "approved")
        acts.perform(user, number, "draft_returned", {"draft": row.version}, version=version)
        _keep(user, row, "returned", said, _errors(number, row))
        row.standing, row.comment = "returned", said.written()
        row.save(update_fields=["standing", "comment"])


def let_pass(user: User, number: str, said: Said, *, version: int) -> None:
    """The draft passes. Raises QualityError while an error stands unanswered or a content is not ticked."""
    with transaction.atomic():
        row = _standing(number, "submitted")
        errors = _errors(number, row)
        if open_points := _open_points(number, row, errors, said):
            raise QualityError(
                f"the draft cannot pass yet: {'; '.join(open_points)}",
                where=f"case {number}",
                expected="a reason for each error of the linter, and every required content checked",
                do="answer them, or return the draft",
            )
        acts.perform(user, number, "draft_approved", {"draft": row.version}, version=version)
        _keep(user, row, "approved", said, errors)
        row.standing = "approved"
        row.save(update_fields=["standing"])


def _standing(number: str, *standings: str) -> DraftRow:
    row = draft_of(number)
    if row is None or row.standing not in standings:
        raise QualityError(
            "no draft waits for quality review",
            where=f"case {number}",
            expected="a version that its reviewer has submitted",
            do="read the case again",
        )
    return row


def _errors(number: str, row: DraftRow) -> list[LintFinding]:
    return [one for one in lint(number, read_draft(row.content)) if one.severity == "error"]


def _open_points(number: str, row: DraftRow, errors: list[LintFinding], said: Said) -> list[str]:
    bare = [one.code for one in errors if not said.answers.get(one.mark)]
    points = [f"no reason is given for {code}" for code in dict.fromkeys(bare)]
    if reading_of(row).extent == "light":
        return points
    letter = letter_of_draft(number, read_draft(row.content))
    unticked = [one for one in contents_of(letter) if one.key not in said.contents]
    return points + ([f"{len(unticked)} required contents are not checked"] if unticked else [])


def _keep(user: User, row: DraftRow, verdict: str, said: Said, errors: list[LintFinding]) -> None:
    answers = [
        {"code": one.code, "item": one.item, "message": one.message, "reason": said.answers[one.mark]}
        for one in errors
        if said.answers.get(one.mark)
    ]
    ReviewRow.objects.create(
        draft=row,
        verdict=verdict,
        extent=reading_of(row).extent,
        answers=json.dumps(answers, ensure_ascii=False),
        contents=json.dumps(sorted(said.contents)),
        comments=json.dumps(dict(said.comments), ensure_ascii=False),
        findings=len(errors),
        by=user.ref,
        at=moment.now(),
    )

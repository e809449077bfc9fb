"""Every notice that a case can owe goes out whole, and none of them, nor any export, names the reviewer."""

import io
import json
from datetime import timedelta

import pypdfium2
import pytest
from tests.lives import FIRST, TO_DRAFT, TO_ISSUE, TO_REVIEW, TODAY, event
from tests.web.filed import DISPUTE, PARTIES

from openimr.process.errors import ProcessError
from openimr.process.life import Event
from openimr.process.notice import kinds
from openimr.process.notice.telling import facts_of

REVIEWER = "r-7f3a0fictional"
NAME = "Zebulon Leakworthy"
# One way through the process for each notice that may be owed on it.
WAYS = {
    "duplicate": ["found_duplicate"],
    "information": [
        "found_unique",
        ("eligibility_information_requested", {"asked_of": "physician", "questions": ["Was it signed?"]}),
    ],
    "ineligible": [
        "found_unique",
        ("found_ineligible", {"reasons": ["UNTIMELY"], "service": "mail_in_state"}),
    ],
    "deferral": ["found_unique", ("liability_disputed", {"liability_disputed": True, "reason": "body_part"})],
    "late": [*TO_REVIEW[:3], ("clock_ran_out", {"rule": "D8"}, 30)],
    "expedited": [*TO_REVIEW[:3], "converted_to_expedited"],
    "expedited before the assignment": ["found_unique", "converted_to_expedited"],
    "expedited with the file complete": [*TO_REVIEW, "converted_to_expedited"],
    "question": [
        *TO_DRAFT,
        (
            "additional_information_requested",
            {"reviewer": REVIEWER, "asked_of": "physician", "questions": ["Which level?"]},
        ),
    ],
    "decided": [*TO_ISSUE],
    "second": [*TO_ISSUE, ("petition_filed", {"petitioner": "worker"}), "appeal_granted"],
    "authorized": [*TO_REVIEW, "item_authorized"],
}
USUAL_REVIEWER = {"reviewer_assigned", "reviewer_accepted", "draft_submitted"}

pytestmark = pytest.mark.usefixtures("address")


def live(docket, number, way):
    from openimr.web.store.intake import file_application

    at = FIRST
    opening = event("application_received", at)
    file_application(docket, number, [1, 2], opening, TODAY, dispute=DISPUTE, parties=PARTIES)
    for step in way:
        kind, data, days = (step, {}, 1) if isinstance(step, str) else (*step, 1)[:3]
        at += timedelta(days=days)
        more = {"reviewer": REVIEWER} if kind in USUAL_REVIEWER else {}
        one = event(kind, at, **{**more, **data})
        docket.append(number, one, TODAY)


@pytest.fixture
def lived(docket):
    """A case for each way, with a reviewer whose name is in the database."""
    from openimr.web.store.models import ReviewerIdentityRow, ReviewerRow

    reviewer = ReviewerRow.objects.create(ref=REVIEWER, profile="{}")
    ReviewerIdentityRow.objects.create(reviewer=reviewer, name=NAME, contact=f"{NAME}, 5 Fictional Lane")
    for place, way in enumerate(WAYS.values()):
        live(docket, f"CM16-900{place:04d}", way)
    return docket


def text_of(content):
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    return "\n".join(document[page].get_textpage().get_text_range() for page in range(len(document)))


def test_every_kind_is_owed_sent_and_names_no_reviewer(lived):
    from openimr.web.jobs.effects import send_notice
    from openimr.web.store.models import NoticeRow, OutboxRow

    owed = list(NoticeRow.objects.all())
    assert {row.kind for row in owed} == set(kinds())
    for row in owed:
        assert send_notice(row.key), f"{row.kind} to {row.role}"
    for row in OutboxRow.objects.select_related("notice"):
        told = text_of(bytes(row.content))
        assert row.notice.case_id in told
        assert NAME not in told
        assert REVIEWER not in told
        assert NAME.encode() not in bytes(row.content)


def test_no_projection_event_manifest_or_report_names_the_reviewer(lived):
    from django.db import connection

    from openimr.process.docket import read_payload
    from openimr.process.statistics import from_life, monthly_report, to_csv, to_text
    from openimr.process.statistics import to_json as report_json
    from openimr.web.store.models import CaseRow
    from openimr.web.store.verify import heads

    with connection.cursor() as cursor:
        for table in ("case", "event", "clock", "notice", "dispute", "party", "assignment", "reviewer"):
            cursor.execute(f"SELECT * FROM imr_{table}")
            assert NAME not in repr(cursor.fetchall()), table
    numbers = list(CaseRow.objects.values_list("number", flat=True))
    records = [
        from_life(lived.case(number), [read_payload(link.payload)[0] for link in lived.links(number)])
        for number in numbers
    ]
    report = monthly_report(records, "2016-11")
    for told in (to_csv(report), to_text(report), json.dumps(report_json(report)), repr(heads())):
        assert NAME not in told
        assert REVIEWER not in told


def test_rows_that_hold_names_do_not_print_them(lived):
    from openimr.web.store.models import PartyRow, ReviewerIdentityRow

    for row in (ReviewerIdentityRow.objects.get(), PartyRow.objects.first()):
        for told in (str(row), repr(row), f"{row}"):
            assert NAME not in told
            assert "Dummeldinger" not in told


def test_a_kind_that_no_event_owes_is_refused(docket):
    live(docket, "CM16-9000001", [])
    case = docket.case("CM16-9000001")
    with pytest.raises(ProcessError, match="no event owes"):
        facts_of("greeting", case, Event("application_received", FIRST, "worker"), DISPUTE)

"""The letter that a draft makes: what the case says, in one value for page and paper (8 CCR 9792.10.6(d))."""

from dataclasses import replace
from datetime import date

import pytest
from tests.web.letters.drafted import MRI, NUMBER, THERAPY, a_draft, drafted

pytestmark = pytest.mark.usefixtures("now")


def composed(draft=None, **more):
    from openimr.web.letters.compose import letter_of_draft

    return letter_of_draft(NUMBER, draft or a_draft(), **more)


def test_the_dates_come_from_the_life_of_the_case(docket):
    drafted(docket)
    letter = composed()
    assert (letter.date_of_injury, letter.ur_denial_date) == (date(2015, 1, 5), date(2016, 10, 20))
    assert (letter.application_received, letter.date_assigned) == (date(2016, 11, 2), date(2016, 11, 6))
    assert letter.decision_date == date(2016, 12, 8)


def test_the_items_keep_the_words_of_the_application(docket):
    drafted(docket)
    letter = composed()
    assert [(item.heading, item.outcome) for item in letter.items] == [
        (MRI, "upheld"),
        (THERAPY, "overturned"),
    ]
    assert letter.items[0].claims_administrator_guideline.startswith("MTUS ACOEM")
    assert "303-305" in letter.items[0].reviewer_guideline


def test_the_file_is_listed_with_titles_and_days(docket):
    drafted(docket)
    assert [(one.name, one.date) for one in composed().documents] == [
        ("progress-report.txt", date(2016, 9, 30)),
        ("x-ray.txt", date(2016, 8, 15)),
    ]


def test_a_document_that_could_not_be_read_is_named_as_such(docket):
    from openimr.letter import write_html
    from openimr.web.jobs.receive import receive

    drafted(docket)
    receive(NUMBER, "photograph.tiff", b"no picture at all", "worker")
    listed = next(one for one in composed().documents if one.name == "photograph.tiff")
    assert (listed.pages, listed.date) == (None, None)
    assert "not read" in listed.gaps[0]
    assert "photograph.tiff" in write_html(composed(status="final"))


def test_the_reviewer_appears_by_qualifications_only(docket):
    from openimr.letter import write_html
    from openimr.web.store.models import ReviewerRow

    drafted(docket)
    letter = composed(status="final")
    page = write_html(letter)
    assert letter.reviewer.states_of_licensure == ("California",)
    assert letter.reviewer.specialties[0] in page
    assert ReviewerRow.objects.get().ref not in page


def test_an_authorized_item_is_not_decided_and_said_to_be_so(docket, now):
    from datetime import timedelta

    from tests.lives import event

    drafted(docket)
    docket.append(NUMBER, event("item_authorized", now - timedelta(days=2), items=[2]), now.date())
    letter = composed()
    assert [item.number for item in letter.items] == [1]
    assert THERAPY in letter.notes[0]


def test_sentences_flow_and_a_line_end_begins_a_paragraph(docket):
    from openimr.web.letters.compose import paragraphs

    first, *others = a_draft().summary
    broken = (replace(first, text=f"{first.text}\n"), *others)
    assert len(paragraphs(a_draft().summary)) == 1
    assert len(paragraphs(broken)) == 2

"""Quality review returns or lets pass; it never decides, and says nothing without a reason."""

import pytest
from tests.web.letters.drafted import NUMBER, a_draft, drafted, submit
from tests.web.people import person, signed_in

pytestmark = pytest.mark.usefixtures("now")
WRONG = "The requested MRI of the lumbar spine is medically necessary."


def posted(docket, role="quality_reviewer", **fields):
    told = {"version": docket.case(NUMBER).version, **fields}
    return signed_in(person(role)).post(f"/quality/{NUMBER}/", told)


def test_a_draft_that_was_not_read_in_full_cannot_pass(docket):
    drafted(docket)
    answer = posted(docket, verdict="pass")
    assert answer.status_code == 409
    assert "required contents are not checked" in answer.content.decode()
    assert docket.case(NUMBER).state == "quality_review"


def test_an_error_needs_its_reason(docket):
    from openimr.web.letters.lint import lint
    from openimr.web.quality.models import ReviewRow

    drafted(docket, draft=a_draft(closing=WRONG))
    error = next(one for one in lint(NUMBER, a_draft(closing=WRONG)) if one.severity == "error")
    contents = [
        "decided",
        "condition",
        "documents",
        "disputed",
        "reasons",
        "findings",
        "qualifications",
        "plain",
    ]
    assert (
        f"no reason is given for {error.code}"
        in posted(docket, verdict="pass", content=contents).content.decode()
    )
    answer = posted(
        docket, verdict="pass", content=contents, **{f"answer-{error.mark}": "It is a quotation."}
    )
    assert answer.status_code == 302
    assert "It is a quotation." in ReviewRow.objects.get().answers
    assert docket.case(NUMBER).state == "approved"


def test_a_page_that_is_out_of_date_changes_nothing_and_keeps_what_was_typed(docket):
    drafted(docket)
    answer = posted(docket, verdict="return", comment="Say which report.", version=3)
    assert answer.status_code == 409
    assert "Say which report." in answer.content.decode()
    assert docket.case(NUMBER).state == "quality_review"


def test_a_returned_draft_comes_back_for_a_full_reading_and_keeps_the_decisions_open(docket, now):
    from datetime import timedelta

    from openimr.web.desk.models import DraftRow
    from openimr.web.quality.waiting import draft_of, not_drawn, reading_of

    row = drafted(docket)
    assert posted(docket, verdict="return", **{"comment-2": "Cite the report."}).status_code == 302
    row.refresh_from_db()
    assert (row.standing, row.comment) == ("returned", "Item 2: Cite the report.")
    assert docket.case(NUMBER).state == "clinical_review"
    submit(docket, NUMBER, a_draft(), now + timedelta(minutes=5), version=2)
    assert reading_of(draft_of(NUMBER)).extent == "full"
    assert not not_drawn(person("quality_reviewer")).exists()
    assert DraftRow.objects.count() == 2


def test_the_director_takes_back_a_draft_that_had_passed(docket):
    from openimr.web.desk.models import DraftRow
    from openimr.web.quality.agreement import by_extent

    from tests.web.letters.issued import approved  # isort: skip

    approved(docket)
    answer = posted(docket, "medical_director", verdict="return", comment="The file grew since.")
    assert answer.status_code == 302
    assert DraftRow.objects.get().standing == "returned"
    assert (by_extent()[0].approved, by_extent()[0].returned) == (1, 1)


def test_the_words_of_two_versions_are_compared_one_by_one():
    from openimr.web.letters.compare import compare

    compared = compare("Rationale", "It is medically necessary.", "It is not medically necessary.")
    assert [one.text.strip() for one in compared.newer if one.change == "added"] == ["not"]
    assert all(one.change == "same" for one in compared.older)
    assert "".join(one.text for one in compared.newer) == "It is not medically necessary."


def test_criteria_stand_beside_the_rationale_and_decide_nothing(docket):
    from openimr.web.quality.beside import criteria_of, sheet_of

    drafted(docket)
    criteria = criteria_of(sheet_of(NUMBER, docket.case(NUMBER).reviewer))
    assert criteria[1].word == "Not supported on this record"
    assert criteria[1].open > 0
    assert criteria[1].differs_from("overturned")
    assert not criteria[1].differs_from("upheld")


def test_a_sentence_leads_to_the_words_of_the_record_that_it_rests_on(docket):
    from openimr.web.desk.draft import DraftSentence
    from openimr.web.quality.beside import rests_on, sheet_of

    drafted(docket)
    sheet = sheet_of(NUMBER, None)
    key, fact = next(iter(sheet.facts.items()))
    phrase = rests_on(DraftSentence("A sentence.", (key,)), sheet)[0]
    assert phrase.text == fact.quote
    assert sheet.paper(phrase.row).name == fact.evidence.document
    assert rests_on(DraftSentence("Another.", ("no key",)), sheet) == ()


def test_what_the_reviewer_rejected_does_not_speak_for_a_criterion(docket, now):
    from tests.unit.panel.fictional import reviewer

    from openimr.web.desk.models import RulingRow
    from openimr.web.quality.beside import sheet_of
    from openimr.web.store.models import ReviewerRow

    drafted(docket)
    ref = docket.case(NUMBER).reviewer
    assert ref == reviewer().ref
    physician = person("reviewer", reviewer=ReviewerRow.objects.get(ref=ref))
    key = next(iter(sheet_of(NUMBER, ref).facts))
    RulingRow.objects.create(
        case_id=NUMBER, fact=key, ruling="rejected", reason="Another patient's.", by=physician.ref, at=now
    )
    assert sheet_of(NUMBER, ref).rulings[key].word == "rejected"
    assert key not in sheet_of(NUMBER, None).rulings

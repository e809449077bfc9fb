"""The physician's word on facts changes the worksheet, never the record."""

import pytest
from tests.web.desk.conftest import WORK

pytestmark = pytest.mark.parametrize("address", ["sqlite"], indirect=True)


def _sheet(reviewer):
    from openimr.web.casefile import Ruling, worksheet
    from openimr.web.desk.models import RulingRow

    rows = RulingRow.objects.filter(by=reviewer.ref).order_by("pk")
    import json

    return worksheet(
        WORK, tuple(Ruling(r.fact, r.ruling, r.reason, json.loads(r.value) if r.value else {}) for r in rows)
    )


def _deciding(sheet):
    """The contradicted leaf that decides, with its facts."""
    for root in sheet.determination.items[0].findings:
        for leaf in root.leaves():
            if leaf.state == "contradicted" and leaf.deciding:
                return leaf
    return None


def test_rejecting_needs_a_reason(client, reviewer):
    sheet = _sheet(reviewer)
    key = sheet.key(_deciding(sheet).for_[0])
    answer = client.post(f"/desk/{WORK}/facts/", {"fact": key, "ruling": "rejected"})
    assert answer.status_code == 409
    assert b"Say why you reject the fact" in answer.content


def test_rejecting_what_speaks_for_settles_a_contradiction(client, reviewer):
    sheet = _sheet(reviewer)
    leaf = _deciding(sheet)
    assert sheet.determination.items[0].conclusion == "needs_resolution"
    for fact in leaf.for_:
        data = {"fact": sheet.key(fact), "ruling": "rejected", "reason": "Give-way weakness is no deficit."}
        assert client.post(f"/desk/{WORK}/facts/", data).status_code == 302
    after = _sheet(reviewer)
    again = next(
        one
        for root in after.determination.items[0].findings
        for one in root.leaves()
        if (one.guideline, one.criterion) == (leaf.guideline, leaf.criterion)
    )
    assert again.state == "not_met"
    page = client.get(f"/desk/{WORK}/").content.decode()
    assert "Rejected by you" in page
    assert "Give-way weakness is no deficit." in page


def test_a_rejection_can_be_taken_back(client, reviewer):
    sheet = _sheet(reviewer)
    key = sheet.key(_deciding(sheet).for_[0])
    client.post(f"/desk/{WORK}/facts/", {"fact": key, "ruling": "rejected", "reason": "no"})
    client.post(f"/desk/{WORK}/facts/", {"fact": key, "ruling": "open"})
    assert "Rejected by you" not in client.get(f"/desk/{WORK}/").content.decode()


def test_a_correction_keeps_the_place_and_changes_the_side(client, reviewer):
    sheet = _sheet(reviewer)
    fact = _deciding(sheet).for_[0]
    key = sheet.key(fact)
    data = {"fact": key, "ruling": "corrected", "status": fact.status, "side": "right", "date": "2014-07-10"}
    assert client.post(f"/desk/{WORK}/facts/", data).status_code == 302
    after = [one for one in _sheet(reviewer).determination.facts if one.found_by == "reviewer"]
    assert [(one.evidence, one.side) for one in after] == [(fact.evidence, "right")]


def test_one_button_confirms(client, reviewer):
    sheet = _sheet(reviewer)
    key = sheet.key(_deciding(sheet).for_[0])
    client.post(f"/desk/{WORK}/facts/", {"confirm": key, "ruling": "confirmed"})
    assert "✓ confirmed by you" in client.get(f"/desk/{WORK}/").content.decode()


def test_a_fact_is_added_from_words_typed_as_printed(client, reviewer):
    sheet = _sheet(reviewer)
    paper = next(one for one in sheet.papers if "neurolog" in one.title.lower())
    page = paper.document.pages[0]
    words = "tone normal in the limbs"
    data = {
        "ruling": "added", "place": f"{paper.id}:{page.start}-{page.end}", "words": words,
        "concept": "neuro_deficit/motor", "status": "exam_negative", "region": "upper_extremity",
    }  # fmt: skip
    assert client.post(f"/desk/{WORK}/facts/", data).status_code == 302
    added = [one for one in _sheet(reviewer).determination.facts if one.found_by == "reviewer"]
    assert [(one.quote, one.status, one.evidence.page) for one in added] == [(words, "exam_negative", 1)]


def test_words_that_are_not_on_the_page_add_nothing_and_stay_typed(client, reviewer):
    paper = _sheet(reviewer).papers[0]
    page = paper.document.pages[0]
    data = {
        "ruling": "added", "place": f"{paper.id}:{page.start}-{page.end}",
        "words": "a zeppelin over the ward", "concept": "neuro_deficit/motor",
    }  # fmt: skip
    answer = client.post(f"/desk/{WORK}/facts/", data)
    assert answer.status_code == 409
    assert b"a zeppelin over the ward" in answer.content


def test_a_fact_of_another_case_cannot_be_ruled_on(client):
    answer = client.post(f"/desk/{WORK}/facts/", {"fact": "999999:1-5:pain..", "ruling": "confirmed"})
    assert answer.status_code == 409

"""A fictional case through the review: what the physician gets, and what it rests on."""

import re
from dataclasses import replace
from datetime import date

import pytest

from openimr.case import Application, Case, DisputedItem, Service, UtilizationReviewDecision
from openimr.facts import Fact, FactTime
from openimr.programs import load
from openimr.record import CaseFile, Document, Page, Unreadable
from openimr.review import review
from openimr.text import Span

MRI = DisputedItem(1, "MRI of the cervical spine", Service("mri", "cervical_spine"))
CASE = Case(
    "IMR-0001",
    "ca_workers_comp",
    date(2015, 1, 5),
    date(2016, 8, 1),
    date(2016, 9, 9),
    Application(date(2016, 7, 20)),
    UtilizationReviewDecision(date(2016, 7, 1)),
    (MRI,),
)


def said(concept, quote, status="affirmed", **more):
    start = len(quote) * 7
    return Fact(concept, status, Span("02-report.txt", start, start + len(quote), 2), quote, **more)


WEAK = said(
    "neuro_deficit",
    "triceps strength is 3/5 on the left",
    kind="motor",
    region="upper_extremity",
    side="left",
    value={"clarity": "unequivocal", "level": "C7"},
)
SLIGHT = replace(WEAK, quote="grip is a little weaker", value={"clarity": "equivocal"})
EARLIER = said("prior_imaging", "MRI of the neck in 2015", kind="mri", region="cervical_spine")
WORSE = said("significant_change", "worse since then", kind="worse")
SAME = said("significant_change", "no change since then", kind="unchanged")


@pytest.mark.parametrize(
    ("facts", "conclusion"),
    [
        ([], "not_supported_on_this_record"),
        ([WEAK], "supported"),
        ([SLIGHT], "needs_resolution"),
        ([WEAK, EARLIER], "supported"),
        ([EARLIER], "not_supported_on_this_record"),
        ([SLIGHT, EARLIER, SAME], "needs_resolution"),
    ],
)
def test_conclusion_of_a_neck_study(facts, conclusion):
    assert review(CASE, facts).items[0].conclusion == conclusion


@pytest.mark.parametrize("day", [date(2014, 9, 11), date(2016, 12, 9), date(2018, 5, 1), date(2023, 5, 1)])
@pytest.mark.parametrize("injured_on", [None, date(1998, 6, 16), date(2014, 9, 1)])
def test_an_empty_file_never_yields_supported(day, injured_on):
    services = load("services.yaml")
    pairs = [(kind, region) for kind in services["diagnostic"] for region in (*services["regions"], None)]
    items = tuple(DisputedItem(n, "a study", Service(*pair)) for n, pair in enumerate(pairs, 1))
    case = replace(CASE, items=items, decision_date=day, date_of_injury=injured_on)
    assert "supported" not in {i.conclusion for i in review(case, []).items}


def test_a_service_nobody_speaks_about_has_no_guideline():
    item = DisputedItem(1, "Physical therapy", Service("physical_therapy", "cervical_spine"))
    found = review(replace(CASE, items=(item,)), [WEAK]).items[0]
    assert (found.conclusion, found.findings) == ("no_guideline", ())


@pytest.mark.parametrize("facts", [[], [WEAK], [SLIGHT, EARLIER, WORSE], [WEAK, EARLIER, SAME]])
def test_every_sentence_has_words_of_the_record_or_a_citation(facts):
    found = review(CASE, facts)
    sentences = [*found.summary, *found.items[0].draft_rationale]
    assert all(sentence.evidence or sentence.citation for sentence in sentences)


@pytest.mark.parametrize("facts", [[], [WEAK], [SLIGHT], [WEAK, EARLIER, SAME]])
def test_the_software_never_approves_or_denies(facts):
    text = " ".join(s.text for s in review(CASE, facts).items[0].draft_rationale)
    assert not re.search(r"\b(approv|deny|denied|denial)", text, re.IGNORECASE)


def test_absence_is_stated_with_its_search():
    pages = (Page(1, 0, 10, 612, 792), Page(2, 10, 20, 612, 792))
    file = CaseFile((Document("02-report.txt", "Report", "x" * 20, pages),))
    text = " ".join(s.text for s in review(CASE, [], record=file).items[0].draft_rationale)
    assert "The documents reviewed show no statement that" in text
    assert "searched: 1 document, 2 pages" in text


def test_a_page_that_could_not_be_read_is_a_warning():
    file = CaseFile((), (Unreadable("scan.pdf", 3, "no words found"),))
    assert any("scan.pdf, page 3" in warning for warning in review(CASE, [], record=file).warnings)


def test_a_conflict_shows_the_words_of_both_sides():
    strong = replace(WEAK, quote="full strength in the left arm", status="exam_negative", value=None)
    text = " ".join(s.text for s in review(CASE, [WEAK, strong]).items[0].draft_rationale)
    assert "triceps strength is 3/5" in text
    assert "full strength in the left arm" in text
    assert "a physician has to settle which holds" in text


def test_a_quotation_has_twelve_words_at_most():
    long = replace(WEAK, quote=" ".join(f"word{n}" for n in range(20)))
    text = " ".join(s.text for s in review(CASE, [long]).items[0].draft_rationale)
    assert "word11 ..." in text
    assert "word12" not in text


def test_the_last_sentence_names_the_item_and_says_the_effect_in_plain_words():
    last = review(CASE, []).items[0].draft_rationale[-1].text
    assert "MRI of the cervical spine" in last
    assert "upheld: the treatment stays refused" in last


def test_recalled_rules_are_flagged_in_the_draft():
    text = [s.text for s in review(CASE, [WEAK]).items[0].draft_rationale if "ON-MRI" in s.text]
    assert text
    assert all("recalled" in sentence for sentence in text)


def test_silence_leads_to_questions_and_a_supported_item_to_none():
    missing = said("file_document", "the study was not sent", "not_submitted", kind="imaging_report")
    questions = review(CASE, [missing]).items[0].asks
    assert any("nerve" in question for question in questions)
    assert any("imaging report" in question for question in questions)
    assert review(CASE, [WEAK]).items[0].asks == ()


def test_the_published_outcome_is_shown_and_changes_nothing():
    ours, beside = review(CASE, [WEAK]), review(CASE, [WEAK], published={1: "upheld"})
    assert beside.items[0].published_outcome == "upheld"
    assert replace(beside.items[0], published_outcome=None) == ours.items[0]


def test_findings_follow_the_ladder():
    criteria = [finding.criterion for finding in review(CASE, [WEAK]).items[0].findings]
    assert criteria.index("A8-IMG") < criteria.index("ON-MRI")


def test_two_dates_of_injury_are_a_warning():
    day = date(2013, 2, 2)
    hurt = said("trauma", "hurt on February 2, 2013", time=FactTime(day, day, "day"))
    assert any("01/05/2015" in w and "02/02/2013" in w for w in review(CASE, [hurt]).warnings)


def test_without_a_decision_date_the_latest_day_of_the_record_chooses_and_is_told():
    case = replace(
        CASE,
        decision_date=None,
        date_assigned=None,
        application=Application(None),
        utilization_review=UtilizationReviewDecision(None),
    )
    day = date(2014, 3, 14)
    seen = said("prior_imaging", "film", kind="xray", time=FactTime(day, day, "day"))
    assert any("03/14/2014" in warning for warning in review(case, [seen]).warnings)


def test_a_decision_after_the_chapters_changed_is_judged_by_the_edition_of_its_day():
    later = replace(CASE, decision_date=date(2019, 5, 1))
    found = review(later, [said("red_flag", "a mass", kind="tumour")]).items[0]
    assert (found.conclusion, "(2018)" in found.because, "recalled" in found.because) == (
        "supported",
        True,
        True,
    )


def test_where_the_edition_of_the_day_is_lacking_no_weaker_source_governs():
    head = DisputedItem(1, "CT of the head", Service("ct", "head"))
    found = review(replace(CASE, decision_date=date(2019, 5, 1), items=(head,)), [WEAK]).items[0]
    assert found.conclusion == "no_guideline"
    assert "1 December 2017" in found.because


def test_sources_of_one_step_are_a_choice_so_the_one_that_opens_a_repeat_is_enough():
    rules = {f.criterion: f.state for f in review(CASE, [WEAK, EARLIER]).items[0].findings}
    assert (rules["O-REP"], rules["A11-REP"]) == ("met", "not_documented")
    assert review(CASE, [WEAK, EARLIER]).items[0].conclusion == "supported"


def test_the_summary_quotes_what_is_found_and_what_is_denied():
    denied = said("red_flag", "fever", "patient_denial", kind="infection")
    texts = [sentence.text for sentence in review(CASE, [WEAK, denied]).summary]
    assert any("triceps" in text for text in texts)
    assert any("fever" in text for text in texts)


def test_examinations_are_as_of_their_reports():
    early = Document("01.txt", "Report", "Found full strength.", (), date=date(2015, 2, 1))
    late = Document("02-report.txt", "Report", "x" * 400, (), date=date(2016, 5, 1))
    normal = replace(
        WEAK, status="exam_negative", value=None, evidence=Span("01.txt", 6, 19), quote="full strength"
    )
    record = CaseFile((early, late))
    assert review(CASE, [WEAK, normal], record=record).items[0].conclusion == "supported"
    assert review(CASE, [WEAK, normal]).items[0].conclusion == "needs_resolution"
    draft = " ".join(s.text for s in review(CASE, [WEAK, normal], record=record).items[0].draft_rationale)
    assert "full strength" in draft


def test_one_denial_of_all_red_flags_is_told_once():
    none = said("red_flag", "red flags", "judged_absence", kind="unspecified")
    draft = review(CASE, [none]).items[0].draft_rationale
    assert (
        len([s for s in draft if s.text.startswith("The record speaks against") and "(A8-1" in s.text]) == 1
    )


def test_absence_carries_the_log_of_the_search_that_proves_it():
    pages = (Page(1, 0, 10, 612, 792), Page(2, 10, 20, 612, 792))
    file = CaseFile(
        (Document("02-report.txt", "Report", "x" * 20, pages),), (Unreadable("b.pdf", 3, "scan"),)
    )
    draft = review(CASE, [EARLIER], record=file).items[0].draft_rationale
    silent = [s for s in draft if s.text.startswith("The documents reviewed show no statement")]
    assert silent
    for sentence in silent:
        log = sentence.to_json()["search"]
        assert log["documents"] == [{"document": "02-report.txt", "pages": 2, "characters": 20}]
        assert log["looked_for"]
        assert any("b.pdf, page 3" in gap for gap in log["unread"])
    assert all(("search" in s.to_json()) == (s in silent) for s in draft)


def test_no_sentence_and_no_other_source_is_told_twice():
    draft = [s.text for s in review(CASE, [WEAK, EARLIER, SAME]).items[0].draft_rationale]
    assert len(set(draft)) == len(draft)
    assert sum(text.startswith("Read beside it") for text in draft) <= 2


def test_the_deciding_point_is_told_in_the_words_of_its_criteria():
    [met] = [s for s in review(CASE, [WEAK]).items[0].draft_rationale if s.text.startswith("What decides")]
    assert "the examination finds a neurologic deficit beyond doubt (A8-2.1)" in met.text
    assert WEAK.evidence in met.evidence
    texts = " ".join(s.text for s in review(CASE, []).items[0].draft_rationale)
    assert "The shortest way to settle it would be to show that" in texts


@pytest.mark.parametrize(
    ("service", "words"),
    [
        (Service("physical_therapy", "cervical_spine"), "speaks about the service (physical therapy)"),
        (Service("mri", None), "names no body region"),
        (Service("mri", "lower_extremity"), "speak of: cervical spine"),
    ],
)
def test_no_guideline_says_why(service, words):
    found = review(replace(CASE, items=(DisputedItem(1, "a service", service),)), [WEAK]).items[0]
    assert (found.conclusion, words in found.because) == ("no_guideline", True)

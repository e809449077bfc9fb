"""The letter contains what the law asks of it, in the PDF and in the HTML alike."""

from dataclasses import replace
from datetime import date

import pytest

from openimr.letter import DeterminationLetter, IncompleteLetterError, write_html, write_pdf
from openimr.programs import load

from .reading import fold, pages_of_pdf, words_of_html

WORDING = load("letters/determination.yaml")


@pytest.fixture(scope="module", params=["pdf", "html"])
def text(request: pytest.FixtureRequest, final: DeterminationLetter) -> str:
    if request.param == "html":
        return words_of_html(write_html(final))
    return " ".join(pages_of_pdf(write_pdf(final)))


@pytest.mark.parametrize(
    "words",
    [
        "Case Number: CM16-0000042",
        "Date Assigned: 08/17/2016",
        "Date of Injury: 02/06/2015",
        "Decision Date: 09/14/2016",
        "UR Denial Date: 06/28/2016",
        "Priority: Standard",
        "Application Received: 07/25/2016",
    ],
)
def test_header_table_of_published_letters(text: str, words: str) -> None:
    assert words in text


def test_8_ccr_9792_10_6_d_says_of_each_item_whether_it_is_necessary(text: str) -> None:
    assert "MRI of the cervical spine without contrast: Overturned" in text
    assert "pool exercise, 8 visits is: Upheld" in text


def test_8_ccr_9792_10_6_d_states_condition_and_documents(text: str) -> None:
    assert "Diagnosis: cervical radiculopathy." in text
    assert "Progress report 01-report.pdf 4 pages; page 3: not readable, not reviewed" in text
    assert "undated Therapy notes 02-scan.pdf 1 page" in text


def test_8_ccr_9792_10_6_d_gives_evidence_and_reasons_under_their_labels(text: str) -> None:
    assert "Claims Administrator guideline: Decision based on MTUS" in text
    assert "IMRO guideline: Decision based on MTUS" in text
    assert "Decision rationale: Grip on the left" in text


def test_8_ccr_9792_10_1_decides_only_the_part_not_authorized(text: str) -> None:
    three_moves = (
        "Pool exercise, 12 visits was the original request. "
        "pool exercise, 4 visits was authorized by the Claims Administrator. "
    )
    assert three_moves in text
    assert "Pool exercise, 12 visits (in dispute: pool exercise, 8 visits)" in text


def test_labor_code_4610_6_f_states_qualifications_and_withholds_the_name(text: str) -> None:
    assert "State(s) of Licensure: California, Nevada" in text
    assert "Certification(s)/Specialty: Orthopedic Surgery Subspecialty: Spine Surgery" in text
    assert "keeps the reviewer's name confidential" in text


def test_labor_code_4610_6_d_puts_plain_words_beside_the_legal_word(text: str) -> None:
    assert "Upheld: the treatment stays refused" in text
    assert "Overturned: the treatment is medically necessary" in text


def test_labor_code_4610_6_g_h_tells_effect_and_appeal(text: str) -> None:
    for part in WORDING["effect"]:
        assert fold(part["text"]) in text


def test_the_worker_reads_what_happens_next_in_english_and_spanish(final: DeterminationLetter) -> None:
    text = words_of_html(write_html(final))
    for part in WORDING["next"]:
        assert fold(part["en"]) in text
        assert fold(part["es"]) in text


def test_next_steps_are_told_only_for_outcomes_of_this_letter(final: DeterminationLetter) -> None:
    text = words_of_html(write_html(replace(final, items=final.items[:1])))
    assert "Items marked Overturned" in text
    assert "Items marked Upheld" not in text


@pytest.mark.parametrize(
    ("chosen", "word"), [((0,), "OVERTURN"), ((1,), "UPHOLD"), ((0, 1), "PARTIAL OVERTURN")]
)
def test_overall_result_follows_from_the_items(
    final: DeterminationLetter, chosen: tuple[int, ...], word: str
) -> None:
    html = write_html(replace(final, items=tuple(final.items[place] for place in chosen)))
    assert f"<strong>{word}</strong>" in html


@pytest.mark.parametrize(
    ("day", "expected", "other"),
    [
        (date(2014, 9, 1), "9792.25(a)-(b)", "9792.21.1"),
        (date(2016, 9, 14), "8 CCR 9792.21.1(a)", "9792.25(a)"),
        (date(2019, 5, 6), "amended by SB 1160", "added by SB 863"),
    ],
)
def test_labor_code_4610_5_c_2_names_the_ladder_of_the_decision_day(
    final: DeterminationLetter, day: date, expected: str, other: str
) -> None:
    text = words_of_html(write_html(replace(final, decision_date=day)))
    assert expected in text
    assert other not in text


def test_every_recalled_provision_carries_its_mark(text: str) -> None:
    recalled = [part["text"] for part in WORDING["effect"] if part["status"] == "recalled"]
    recalled += [part["serves"] for part in WORDING["basis"] if part["status"] == "recalled"]
    confirmed = [part["text"] for part in WORDING["effect"] if part["status"] == "confirmed"]
    assert recalled
    for words in recalled:
        assert f"{fold(words)}‡" in text
    for words in confirmed:
        assert f"{fold(words)}‡" not in text
    assert fold(WORDING["recalled_note"]) in text


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ({"reviewer": None}, "the reviewer's qualifications"),
        ({"documents": ()}, "the list of documents reviewed"),
        ({"summary": ("  ",)}, "a clinical case summary"),
        ({"decision_date": None}, "a decision date"),
        ({"items": ()}, "a disputed item"),
    ],
)
def test_a_final_letter_that_lacks_a_content_is_not_written(
    final: DeterminationLetter, change: dict[str, object], lacks: str
) -> None:
    with pytest.raises(IncompleteLetterError, match=lacks):
        write_html(replace(final, **change))  # type: ignore[arg-type]


def test_software_never_decides_an_item_of_a_final_letter(final: DeterminationLetter) -> None:
    undecided = replace(final.items[0], outcome=None, rationale=" ")
    with pytest.raises(IncompleteLetterError, match="a decision on item 1, a rationale for item 1"):
        write_pdf(replace(final, items=(undecided, final.items[1])))


def test_8_ccr_9792_10_7_asks_for_care_within_5_working_days_and_sooner_where_the_condition_requires(
    text: str,
) -> None:
    assert "within 5 working days of receiving this letter, sooner if your condition requires it" in text
    assert "5 d\u00edas h\u00e1biles" in text
    assert "o antes si su estado de salud lo requiere" in text


def test_8_ccr_10575_is_cited_with_the_number_it_had_when_older_letters_went_out(text: str) -> None:
    assert "(8 CCR 10575, formerly 10957.1)" in text


def test_the_copy_to_the_division_is_marked_as_recalled(text: str) -> None:
    assert "the Division of Workers' Compensation\u2021" in text
    assert "the claims administrator; " in text


def test_sources_of_one_step_of_the_search_stand_side_by_side(final: DeterminationLetter) -> None:
    text = words_of_html(write_html(replace(final, decision_date=date(2014, 9, 1))))
    assert (
        "(1) Medical Treatment Utilization Schedule (MTUS); (2) Official Disability Guidelines or other"
        in text
    )

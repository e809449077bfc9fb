"""What is written can be read: ``openimr read`` understands our own letters."""

from dataclasses import replace
from pathlib import Path

import pytest

from openimr.letter import (
    DecidedItem,
    DeterminationLetter,
    IncompleteLetterError,
    Letter,
    read,
    read_text,
    write_html,
    write_pdf,
)
from openimr.letter.source import decode

from .reading import words_of_html


@pytest.fixture(scope="module")
def back(final: DeterminationLetter, tmp_path_factory: pytest.TempPathFactory) -> Letter:
    path = tmp_path_factory.mktemp("letter") / "letter.pdf"
    path.write_bytes(write_pdf(final))
    return read(path)


def test_header_comes_back(back: Letter, final: DeterminationLetter) -> None:
    for name in (
        "case_number",
        "decision_date",
        "date_assigned",
        "date_of_injury",
        "ur_denial_date",
        "priority",
    ):
        assert getattr(back, name) == getattr(final, name)
    assert back.application_received == final.application_received
    assert back.warnings == ()


def test_qualifications_come_back(back: Letter) -> None:
    assert back.reviewer.states_of_licensure == ("California", "Nevada")
    assert back.reviewer.specialties == ("Orthopedic Surgery",)
    assert back.reviewer.subspecialties == ("Spine Surgery",)


def test_summary_comes_back_without_the_sentence_that_leads_it(
    back: Letter, final: DeterminationLetter
) -> None:
    assert back.clinical_case_summary == " ".join(final.summary)


def test_items_come_back_with_outcome_and_rationale(back: Letter, final: DeterminationLetter) -> None:
    assert [item.outcome for item in back.items] == [item.outcome for item in final.items]
    assert [item.rationale for item in back.items] == [item.rationale for item in final.items]
    assert back.items[0].heading == final.items[0].heading


def test_guideline_lines_come_back_as_citations(back: Letter) -> None:
    first, second = back.items
    assert first.reviewer_guideline is not None
    assert first.reviewer_guideline.citations[0].sections == ("Treatment",)
    assert second.reviewer_guideline is not None
    assert second.reviewer_guideline.basis == "none_cited"


def test_a_partial_authorization_comes_back_in_its_three_parts(
    back: Letter, final: DeterminationLetter
) -> None:
    request, written = back.items[1].request, final.items[1].request
    assert written is not None
    for name in ("original", "authorized", "remaining"):
        assert getattr(request, name).text == getattr(written, name).text


def test_21_items_over_many_pages_come_back(final: DeterminationLetter, tmp_path: Path) -> None:
    items = tuple(
        DecidedItem(
            n,
            f"Fictional service {n} of the left knee",
            "overturned" if n % 3 else "upheld",
            f"Reason {n}. " * 40,
        )
        for n in range(1, 22)
    )
    path = tmp_path / "many.pdf"
    path.write_bytes(write_pdf(replace(final, items=items)))
    back = read(path)
    assert [(item.heading, item.outcome) for item in back.items] == [
        (item.heading, item.outcome) for item in items
    ]
    assert [item.rationale for item in back.items] == [item.rationale.strip() for item in items]


@pytest.mark.parametrize("organisation", ["IMRO", "Pacific Review Group"])
def test_the_organisation_is_a_parameter(
    final: DeterminationLetter, organisation: str, tmp_path: Path
) -> None:
    letter = replace(final, organisation=organisation)
    path = tmp_path / "letter.pdf"
    path.write_bytes(write_pdf(letter))
    assert f"{organisation} guideline:" in words_of_html(write_html(letter))
    assert read(path).items[0].claims_administrator_guideline == read_back_first(final, tmp_path)


def read_back_first(letter: DeterminationLetter, folder: Path) -> object:
    path = folder / "other.pdf"
    path.write_bytes(write_pdf(letter))
    return read(path).items[0].claims_administrator_guideline


def test_plain_words_between_outcome_and_label_are_no_part_of_the_item() -> None:
    text = (
        "Case Number: CM16-0000042\nHOW THE IMR FINAL DETERMINATION WAS MADE\nAn expert read it.\n"
        "CLINICAL CASE SUMMARY\nA worker.\nIMR ISSUES, DECISIONS AND RATIONALES\n"
        "Shoulder brace: Upheld\nThe treatment stays refused.\nClaims Administrator guideline: None.\n"
        "IMRO guideline: None.\nDecision rationale: It is not medically necessary.\n"
    )
    (item,) = read_text(text).items
    assert (item.heading, item.outcome) == ("Shoulder brace", "upheld")
    assert item.rationale == "It is not medically necessary."


def test_paths_slashes_and_dashes_come_back_whole_wherever_a_line_ends(
    final: DeterminationLetter, tmp_path: Path
) -> None:
    words = ["wrist/hand", "x-ray", "C5\u20136", "example.org/a/long-path/index"]
    reason = " ".join("x" * (n % 7) + word for n in range(60) for word in words)
    path = tmp_path / "letter.pdf"
    path.write_bytes(write_pdf(replace(final, items=(replace(final.items[0], rationale=reason),))))
    assert read(path).items[0].rationale == reason


def test_a_letter_read_back_can_be_set_again_to_the_same_words(
    back: Letter, final: DeterminationLetter
) -> None:
    again = DeterminationLetter.from_letter(back, final.documents)
    assert again.items[1].request == back.items[1].request
    once_more = decode(write_pdf(again), back.source)
    assert read_text(once_more, source=back.source) == back


def test_a_published_letter_without_documents_is_not_written(back: Letter) -> None:
    with pytest.raises(IncompleteLetterError, match="the list of documents reviewed"):
        write_pdf(DeterminationLetter.from_letter(back))


def test_what_a_letter_does_not_say_is_not_made_up(back: Letter, final: DeterminationLetter) -> None:
    silent = replace(back, priority=None, case_number=None, date_of_injury=None)
    html = words_of_html(write_html(DeterminationLetter.from_letter(silent, final.documents)))
    for label in ("Priority:", "Case Number:", "Date of Injury:"):
        assert f"{label} not stated" in html

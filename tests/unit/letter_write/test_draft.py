"""A draft can never be taken for a determination."""

from dataclasses import replace

from openimr.letter import DeterminationLetter, write_html, write_pdf

from .reading import pages_of_pdf, words_of_html

BANNER = "Draft for the physician reviewer. Not a determination, not signed, not issued."


def test_every_page_of_a_draft_says_so(draft: DeterminationLetter) -> None:
    pages = pages_of_pdf(write_pdf(draft))
    assert len(pages) > 2
    for page in pages:
        assert page.startswith(BANNER)


def test_the_html_says_so_on_the_screen_and_in_the_margin_of_every_printed_page(
    draft: DeterminationLetter,
) -> None:
    html = write_html(draft)
    assert f'<aside class="banner" aria-label="Draft">{BANNER}</aside>' in html
    assert '@top-center { content: "Draft for the physician reviewer\\2e  Not a determination' in html


def test_a_draft_names_no_outcome_and_shows_what_the_criteria_say(draft: DeterminationLetter) -> None:
    text = words_of_html(write_html(draft))
    assert "NOT DECIDED" in text
    assert "contrast: Not decided" in text
    assert "Criteria on this record: Met on this record." in text
    assert "IMRO guideline: The physician reviewer names the evidence." in text
    assert "wrote this summary" not in text
    assert ": Upheld" not in text
    assert ": Overturned" not in text


def test_a_draft_is_not_signed_and_waits_for_qualifications(draft: DeterminationLetter) -> None:
    text = words_of_html(write_html(draft))
    assert "Medical Director" not in text
    assert "added when the physician signs" in text


def test_notes_on_recalled_rules_are_shown(draft: DeterminationLetter) -> None:
    assert "Notes for the physician reviewer Rule R-7 is recalled." in words_of_html(write_html(draft))


def test_a_draft_may_lack_everything_but_its_case_number() -> None:
    bare = DeterminationLetter("CM16-0000043", None, (), ())
    assert "Decision Date: not stated" in pages_of_pdf(write_pdf(bare))[0]
    assert "not stated" in write_html(bare)


def test_a_final_letter_has_no_banner(final: DeterminationLetter) -> None:
    assert "Draft" not in " ".join(pages_of_pdf(write_pdf(final)))
    assert BANNER not in write_html(replace(final, notes=("A note.",)))


def test_what_the_criteria_say_is_no_part_of_a_final_letter(final: DeterminationLetter) -> None:
    items = tuple(replace(item, criteria="Met on this record.") for item in final.items)
    assert "Met on this record" not in write_html(replace(final, items=items))


def test_both_languages_of_what_happens_next_stand_on_one_page(
    draft: DeterminationLetter, final: DeterminationLetter
) -> None:
    many = tuple(replace(final.items[0], number=number) for number in range(1, 12))
    for letter in (draft, final, replace(final, items=many)):
        pages = pages_of_pdf(write_pdf(letter))
        (place,) = (number for number, page in enumerate(pages) if "What happens next" in page)
        assert place == 0 or letter.items == many
        assert "consultar a un abogado" in pages[place]


def test_no_page_ends_with_the_title_of_an_item(final: DeterminationLetter) -> None:
    items = tuple(
        replace(
            final.items[0], number=number, rationale="A fictional reason of some length. " * (4 + number % 9)
        )
        for number in range(1, 22)
    )
    for page in pages_of_pdf(write_pdf(replace(final, items=items)))[:-1]:
        body = page.rsplit("CM16-0000042", 1)[0].rstrip()
        assert not body.endswith((": Overturned", "is medically necessary."))

"""Whatever text a case file holds, it stands in the letter as text."""

from dataclasses import replace

import pypdfium2
import pytest

from openimr.letter import DecidedItem, DeterminationLetter, write_html, write_pdf

from .reading import fold, pages_of_pdf, words_of_html

PAPER_WIDTH, MARGIN = 612, 65  # points; a blank at the line end may hang into the inch

HOSTILE = [
    '#import "x.typ": y',
    "#panic(1) #read(sys.inputs)",
    "$x^2$ *bold* _it_ `raw` @ref <label> = Heading",
    "<script>alert(1)</script>",
    "</p><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %}",
    r"\u{41} \n // comment /* c */",
    "seen by , the patient of ( ) and ____, per  are",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_in_the_record_stays_text(final: DeterminationLetter, words: str) -> None:
    letter = replace(
        final, summary=(words,), items=(replace(final.items[0], rationale=words, heading=words),)
    )
    assert "".join(pages_of_pdf(write_pdf(letter))).replace(" ", "").count(words.replace(" ", "")) == 4
    assert words_of_html(write_html(letter)).count(fold(words)) == 4


def test_the_html_has_no_script_and_asks_nothing_of_another_host(final: DeterminationLetter) -> None:
    html = write_html(replace(final, summary=("<script src=http://example.org/x.js></script>",)))
    assert "<script" not in html
    assert "src=" not in html.replace("src=http://example.org", "")
    assert "url(" not in html


@pytest.mark.parametrize(
    "words", ["µ ≥ 5 mg, 3½ × daily", "señora Núñez-Örtel", "β-blocker → 90°", "“quoted” – and…"]
)
def test_characters_of_medicine_and_names_are_printed(final: DeterminationLetter, words: str) -> None:
    letter = replace(final, summary=(words,))
    assert fold(words) in " ".join(pages_of_pdf(write_pdf(letter)))
    assert words in write_html(letter)


@pytest.mark.parametrize(
    ("char", "shown"),
    [
        ("中", "[U+4E2D]"),
        ("😀", "[U+1F600]"),
        ("\x07", "[U+0007]"),
        ("\ufffe", "[U+FFFE]"),
        ("\ud800", "[U+D800]"),
    ],
)
def test_a_character_without_a_glyph_is_shown_by_number_and_loses_no_letter(
    final: DeterminationLetter, char: str, shown: str
) -> None:
    letter = replace(final, summary=(f"before {char} after",))
    assert f"before {shown} after" in " ".join(pages_of_pdf(write_pdf(letter)))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("caf\u0065\u0301 noir", "caf\u00e9 noir"),
        ("\u00ad\u200b\u200d\ufeffsoft start", "soft start"),
        ("\u202eright to left", "right to left"),
        ("A\u20dd \u2265 90", "\u2265 90"),
        ("\u0915\u0301 \u2265 90", "\u2265 90"),
    ],
)
def test_signs_that_only_print_apart_lose_no_letter_and_no_other_word(
    final: DeterminationLetter, words: str, shown: str
) -> None:
    assert shown in " ".join(pages_of_pdf(write_pdf(replace(final, summary=(words,)))))


def test_html_shows_every_script_and_no_control_character(final: DeterminationLetter) -> None:
    html = write_html(replace(final, summary=("中\x07",)))
    assert "中[U+0007]" in html


def test_a_letter_with_21_items_numbers_and_prints_each(final: DeterminationLetter) -> None:
    items = tuple(
        DecidedItem(number, f"Service number {number} of many", "upheld", f"Reason {number}.")
        for number in range(1, 22)
    )
    letter = replace(final, items=items)
    text = " ".join(pages_of_pdf(write_pdf(letter)))
    for item in items:
        assert f"{item.heading}: Upheld" in text
        assert f'id="item-{item.number}"' in write_html(letter)


def test_a_word_that_is_longer_than_a_line_stays_on_the_page(final: DeterminationLetter) -> None:
    document = pypdfium2.PdfDocument(write_pdf(replace(final, summary=("methyl" * 60,))))
    boxes = [
        words.get_rect(number)
        for page in document
        for words in [page.get_textpage()]
        for number in range(words.count_rects())
    ]
    document.close()
    assert max(right for _, _, right, _ in boxes) <= PAPER_WIDTH - MARGIN

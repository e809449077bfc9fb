"""Offsets and boxes belong together: whoever highlights a span marks the printed words and no others."""

from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from openimr.record import find_boxes, read_case_file, read_document, render_page


def words_of(document):
    return [document.text[word.start : word.end] for page in document.pages for word in page.words]


def darkness(document, page, box, scale=2):
    """The darkest pixel inside a box of the page as rendered."""
    image = Image.open(BytesIO(render_page(document, page, scale=scale))).convert("L")
    return image.crop(tuple(round(side * scale) for side in box)).getextrema()[0]


def edit(path, change):
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf.pages[0])
        pdf.save(path)
    return path


def test_pages_are_joined_by_form_feeds_and_words_keep_their_page(typeset):
    document = read_document(typeset("Alpha beta #pagebreak() gamma delta"))
    assert document.text == "Alpha beta\fgamma delta"
    assert [(page.number, page.start, page.end) for page in document.pages] == [(1, 0, 10), (2, 11, 22)]
    assert words_of(document) == ["Alpha", "beta", "gamma", "delta"]
    assert document.span(11, 16).page == 2
    assert document.span(11, 16).address == "report.pdf#page=2&char=11,16"


def test_lines_end_with_one_newline_and_a_hyphen_at_the_line_end_stays_a_hyphen(typeset):
    markup = "#set text(hyphenate: true)\n#box(width: 75pt)[persistent electrodiagnostic abnormalities]"
    document = read_document(typeset(markup))
    assert "\r" not in document.text
    assert "\ufffe" not in document.text
    assert " \n" not in document.text
    assert "-\n" in document.text
    assert document.text.replace("-\n", "").split() == ["persistent", "electrodiagnostic", "abnormalities"]
    for page in document.pages:
        for word in page.words:
            assert "\n" not in document.text[word.start : word.end]


@pytest.mark.parametrize("before", ["", "𝑥𝑦𝑧 ", "50° “quoted” – fi ffl ", "𝔘𝔫 é "])
def test_signs_beyond_the_basic_plane_do_not_shift_the_words_after_them(typeset, before):
    plain = read_document(typeset("#place(top + left, dx: 150pt)[weakness of grip]", "plain.pdf"))
    signs = read_document(
        typeset(f"#place(top + left)[{before}]#place(top + left, dx: 150pt)[weakness of grip]")
    )
    assert words_of(signs)[-3:] == ["weakness", "of", "grip"]
    for one, other in zip(plain.pages[0].words[-3:], signs.pages[0].words[-3:], strict=True):
        assert one.box.left == pytest.approx(other.box.left, abs=0.01)
        assert one.box.right == pytest.approx(other.box.right, abs=0.01)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, [30, 60, 380, 470]])
def test_boxes_lie_on_the_ink_of_turned_and_cropped_pages(typeset, turn, crop):
    def change(page):
        page.Rotate = turn
        if crop:
            page.CropBox = pikepdf.Array(crop)

    document = read_document(edit(typeset("#v(60pt) Radiculopathy #h(90pt) absent"), change))
    page = document.pages[0]
    assert set(words_of(document)) == {"Radiculopathy", "absent"}
    width, height = (350, 410) if crop else (400, 500)
    assert (page.width, page.height) == ((height, width) if turn % 180 else (width, height))
    for word in page.words:
        left, top, right, bottom = word.box
        assert 0 <= left < right <= page.width
        assert 0 <= top < bottom <= page.height
        assert darkness(document, 1, word.box) < 90
    one, other = sorted(word.box for word in page.words)
    if turn % 180:
        one, other = sorted((one, other), key=lambda box: box.top)
        between = (one.left, one.bottom + 4, one.right, other.top - 4)
    else:
        between = (one.right + 4, one.top, other.left - 4, one.bottom)
    assert darkness(document, 1, between) > 200


def test_a_turned_word_is_covered_whole(typeset):
    document = read_document(typeset("#rotate(35deg, origin: top + left)[Incontinence]"))
    (word,) = document.pages[0].words
    assert word.box.bottom - word.box.top > 30


def test_find_boxes_gives_one_box_a_printed_line(typeset):
    document = read_document(
        typeset("Motor strength is \\ reduced in the left hand. \\ Reflexes are normal.")
    )
    start = document.text.index("strength")
    end = document.text.index("hand") + 2
    boxes = find_boxes(document, document.span(start, end))
    words = {document.text[word.start : word.end]: word.box for word in document.pages[0].words}
    assert [page for page, _ in boxes] == [1, 1]
    (_, first), (_, second) = boxes
    assert first.left == words["strength"].left
    assert first.right == words["is"].right
    assert second.left == words["reduced"].left
    assert second.right == words["hand."].right
    assert first.bottom <= second.top


def test_find_boxes_follows_a_span_over_the_page_end(typeset):
    document = read_document(typeset("weakness of #pagebreak() the hand"))
    assert [page for page, _ in find_boxes(document, document.span(0, len(document.text)))] == [1, 2]
    assert find_boxes(document, document.span(8, 9)) == ()


def remap(path, letters):
    """Make the font of a PDF tell other characters for some letters, as fonts with broken maps do."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and b"beginbfchar" in thing.read_bytes():
                data = thing.read_bytes()
                for old, new in letters.items():
                    data = data.replace(b"> <%04X>" % ord(old), b"> <%04X>" % ord(new))
                thing.write(data)
        pdf.save(path)
    return path


def test_control_characters_of_a_broken_font_do_not_pass_for_page_ends(typeset_pages):
    document = read_document(remap(typeset_pages(["grip strength normal"]), {"g": "\f", "o": "\x01"}))
    assert "\f" not in document.text
    assert words_of(document) == document.text.split()
    assert "normal".replace("o", "") in document.text.replace(" ", "")


def test_a_page_in_a_font_that_names_no_letters_is_not_taken_as_read(typeset_pages, tmp_path):
    (tmp_path / "documents").mkdir()
    path = typeset_pages(["eeee grip eeee strength eeee"])
    remap(path, {"e": "\ue001"}).rename(tmp_path / "documents" / "a.pdf")
    (gap,) = read_case_file(tmp_path).unreadable
    assert "does not tell which letters" in gap.reason


LETTERS = st.text("abcdefghij KLMN -.,;:/()+0123456789", min_size=1, max_size=400)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LETTERS, min_size=1, max_size=3))
def test_every_printed_word_has_a_box_on_its_page(typeset_pages, pages):
    document = read_document(typeset_pages(pages))
    assert document.text.count("\f") == len(pages) - 1
    for text, page in zip(pages, document.pages, strict=True):
        printed = document.text[page.start : page.end]
        assert "".join(printed.split()).replace("-", "") == "".join(text.split()).replace("-", "")
        assert [printed[w.start - page.start : w.end - page.start] for w in page.words] == printed.split()
        for word in page.words:
            assert -0.5 <= word.box.left < word.box.right <= page.width + 0.5
            assert -0.5 <= word.box.top < word.box.bottom <= page.height + 0.5


def test_a_page_renders_to_the_same_bytes(typeset):
    document = read_document(typeset("Ink"))
    picture = render_page(document, 1, scale=2)
    assert picture == render_page(document, 1, scale=2)
    assert Image.open(BytesIO(picture)).size == (800, 1000)

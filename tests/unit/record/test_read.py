"""Nothing of a case file is skipped in silence, and bad documents never lose good ones."""

from datetime import date

import pikepdf
import pytest
from PIL import Image

from openimr.record import (
    RecordError,
    Unreadable,
    find_boxes,
    read_case_file,
    read_document,
    render_page,
    search,
)


@pytest.fixture
def folder(tmp_path, typeset):
    place = tmp_path / "case" / "documents"
    place.mkdir(parents=True)
    typeset("Good report of a knee").rename(place / "02-good.pdf")
    return place


def encrypt(source, target):
    with pikepdf.open(source) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(user="secret", owner="secret"))


def test_bad_documents_are_listed_with_the_reason_and_good_ones_read(folder):
    encrypt(folder / "02-good.pdf", folder / "01-locked.pdf")
    (folder / "03-cut.pdf").write_bytes((folder / "02-good.pdf").read_bytes()[:300])
    (folder / "04-empty.pdf").write_bytes(b"")
    (folder / "05-note.docx").write_bytes(b"PK\x03\x04")
    (folder / "06-binary.txt").write_bytes(b"a\0b")
    (folder / "07-note.txt").write_text("Knee is stable.\n")
    (folder / "08-link.pdf").symlink_to(folder / "nowhere.pdf")
    (folder / ".DS_Store").write_bytes(b"\0")
    case_file = read_case_file(folder.parent)
    assert [document.name for document in case_file.documents] == ["02-good.pdf", "07-note.txt"]
    reasons = {gap.document: gap.reason for gap in case_file.unreadable}
    assert all(gap.page is None for gap in case_file.unreadable)
    assert "encrypted" in reasons.pop("01-locked.pdf")
    assert "damaged" in reasons.pop("03-cut.pdf")
    assert "damaged" in reasons.pop("04-empty.pdf")
    assert "'.docx' are not read" in reasons.pop("05-note.docx")
    assert "no plain text" in reasons.pop("06-binary.txt")
    assert "cannot be opened" in reasons.pop("08-link.pdf")
    assert reasons == {}


def test_a_scan_and_an_empty_page_are_listed_page_by_page(folder, tmp_path):
    Image.new("L", (200, 250), 200).save(tmp_path / "scan.pdf")
    path = folder / "02-good.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf, pikepdf.open(tmp_path / "scan.pdf") as scan:
        pdf.pages.append(scan.pages[0])
        pdf.add_blank_page()
        pdf.save(path)
    case_file = read_case_file(folder)
    assert len(case_file.documents[0].pages) == 3
    assert case_file.unreadable == (
        Unreadable("02-good.pdf", 2, "a picture without text, perhaps a scan"),
        Unreadable("02-good.pdf", 3, "a page without text"),
    )


def test_a_fax_line_over_a_scan_does_not_pass_for_a_readable_page(tmp_path, typeset):
    Image.new("L", (200, 250), 200).save(tmp_path / "scan.pdf")
    path = typeset("FAX 07/16/2014 page 1")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf, pikepdf.open(tmp_path / "scan.pdf") as scan:
        pdf.pages[0].add_underlay(scan.pages[0])
        pdf.save(path)
    (tmp_path / "documents").mkdir()
    path.rename(tmp_path / "documents" / "fax.pdf")
    case_file = read_case_file(tmp_path)
    assert "FAX" in case_file.documents[0].text
    assert "with only 18 characters" in case_file.unreadable[0].reason


def test_a_single_bad_document_raises_a_line_that_teaches(tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(b"no pdf")
    with pytest.raises(
        RecordError, match=r"^x\.pdf: the document is damaged or no PDF; expected a readable PDF; "
    ):
        read_document(path)


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(RecordError, match="no such folder"):
        read_case_file(tmp_path / "nowhere")


def test_documents_in_folders_keep_the_folder_in_their_name(folder):
    (folder / "prior").mkdir()
    (folder / "prior" / "a.txt").write_text("Old note.")
    assert [d.name for d in read_case_file(folder).documents] == ["02-good.pdf", "prior/a.txt"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"One\r\ntwo\r\n", "One\ntwo\n"),
        ("\ufeffZoë".encode(), "Zoë"),
        (b"50\xb0 flexion \x96 good", "50° flexion – good"),
        (b"page one\fpage two\f", "page one\fpage two"),
    ],
)
def test_text_files_are_documents_without_boxes(tmp_path, data, text):
    path = tmp_path / "note.txt"
    path.write_bytes(data)
    document = read_document(path)
    assert document.text == text
    assert len(document.pages) == text.count("\f") + 1
    assert find_boxes(document, document.span(0, 3)) == ()
    with pytest.raises(RecordError, match="no picture of a text file"):
        render_page(document, 1)


def test_a_page_that_is_not_there_cannot_be_rendered(typeset):
    with pytest.raises(RecordError, match="a page from 1 to 1"):
        render_page(read_document(typeset("One page")), 2)


@pytest.mark.parametrize(
    ("text", "title", "day"),
    [
        (
            "Some Clinic\n1 Road\n\nPROGRESS REPORT\nDOB: 01/02/1960\nDate of visit: 3/4/2014\n",
            "PROGRESS REPORT",
            date(2014, 3, 4),
        ),
        (
            "MRI of the Knee\nDate of birth 01/02/1960 Date of injury: 05/06/2010\nMarch 9, 2013\n",
            "MRI of the Knee",
            date(2013, 3, 9),
        ),
        ("Operative Report\nReceived 04/05/2014\n", "Operative Report", None),
        ("Some words only.\n", "Some words only.", None),
        ("Consultation\nDate: 13/45/2014\n07-08-13", "Consultation", date(2013, 7, 8)),
        ("", "note", None),
    ],
)
def test_title_and_date_come_from_the_first_lines(tmp_path, text, title, day):
    path = tmp_path / "note.txt"
    path.write_text(text)
    document = read_document(path)
    assert (document.title, document.date) == (title, day)


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        (["cauda equina"], ["cauda\nequina"]),
        (["radiculopathy"], ["radiculo-\npathy"]),
        (["range-of-motion"], ["range-of-\nmotion"]),
        (["EQUIN"], []),
        (["knee", "cauda equina"], ["cauda\nequina", "Knee"]),
        (["no such words"], []),
    ],
)
def test_search_finds_whole_words_across_line_ends(tmp_path, terms, found):
    (tmp_path / "a.txt").write_text("No cauda\nequina; radiculo-\npathy. Better range-of-\nmotion")
    (tmp_path / "b.txt").write_text("Knee normal")
    case_file = read_case_file(tmp_path)
    spans = search(case_file, terms)
    assert [case_file.document(span.document).text[span.start : span.end] for span in spans] == found

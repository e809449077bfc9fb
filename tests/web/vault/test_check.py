"""A file is what its bytes prove; what could act, hide or overwhelm is refused with what to do instead."""

import io
import zlib

import pytest
from PIL import Image

pytestmark = pytest.mark.usefixtures("kept")


def pdf(more=b"", objects=b"", catalog=b""):
    """A fictional PDF of one empty page, written by hand; ``more`` stands before its end."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
    ]
    made, places = b"%PDF-1.5\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, part)
    made += objects
    start = len(made)
    made += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"trailer<</Root 1 0 R/Size 4>>\n" + more + b"startxref\n%d\n%%%%EOF\n" % start


def picture(kind, size=(30, 20)):
    file = io.BytesIO()
    Image.new("RGB", size, "white").save(file, kind)
    return file.getvalue()


def packed(content, words=b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode"):
    small = zlib.compress(content)
    return b"9 0 obj<<%s/Length %d>>stream\n%s\nendstream endobj\n" % (words, len(small), small)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("chart.pdf", pdf(), "pdf"),
        ("CHART.PDF", pdf(objects=packed(b"7 0 <</Kind/Note>>")), "pdf"),
        ("photo.jpg", picture("JPEG"), "jpeg"),
        ("photo.jpeg", picture("JPEG"), "jpeg"),
        ("scan.png", picture("PNG"), "png"),
        ("note.txt", "Dolor en la espalda, según la paciente.\r\n".encode(), "text"),
        ("note.txt", b"\xef\xbb\xbfA note\twith a mark.\f", "text"),
    ],
)
def test_the_content_says_the_kind(name, content, kind):
    from openimr.web.vault import accept

    assert accept(name, content) == kind


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("chart.pdf", b"", "the file is empty"),
        ("chart.pdf", b"%PDF-1.7 but nothing that follows", "cannot be opened"),
        ("chart.pdf", pdf(catalog=b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "JavaScript"),
        ("chart.pdf", pdf(catalog=b"/OpenAction<</S/Java#53cript/JS(1)>>"), "JavaScript"),
        ("chart.pdf", pdf(objects=packed(b"7 0 <</S /JavaScript /JS (1)>>")), "JavaScript"),
        (
            "chart.pdf",
            pdf(objects=packed(b"7 0 <</S /Launch /F (x)>>", b"/Filter/FlateDecode")),
            "starts another",
        ),
        ("chart.pdf", pdf(objects=packed(b"7 0 x", b"/Type/ObjStm/Filter/LZWDecode")), "cannot be checked"),
        ("chart.pdf", pdf(objects=packed(b"7 0 " + b" " * (65 << 20))), "unpacks to far more"),
        ("chart.pdf", pdf(objects=b"9 0 obj<</Type/EmbeddedFile>>endobj\n"), "packed inside"),
        ("photo.jpg", picture("JPEG")[:300], "cannot be opened"),
        ("scan.png", picture("PNG")[:-20], "cannot be opened"),
        ("scan.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "cannot be opened"),
        ("letter.docx", b"PK\x03\x04" + b"\0" * 40, "Word, Excel or ZIP"),
        ("photo.heic", b"\0\0\0\x18ftypheic" + b"\0" * 40, "HEIC"),
        ("fax.tif", b"II*\x00" + b"\0" * 40, "TIFF"),
        ("chart.pdf", b"MZ\x90\x00", "a program"),
        ("note.txt", b"caf\xe9", "no kind of document"),
        ("note.txt", b"one\x00two", "no plain text"),
        ("page.html", b"<script>alert(1)</script>", "plain text by its content"),
        ("chart.pdf", picture("PNG"), "PNG by its content, not by its name"),
    ],
)
def test_other_files_are_refused_with_what_to_do(name, content, what):
    from openimr.web.vault import UploadError, accept

    with pytest.raises(UploadError, match=what) as caught:
        accept(name, content)
    assert caught.value.do
    assert "\n" not in str(caught.value)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded():
    from openimr.web.vault import UploadError, accept

    content = bytearray(picture("PNG"))
    content[16:24] = (60_000).to_bytes(4, "big") * 2
    content[29:33] = zlib.crc32(bytes(content[12:29])).to_bytes(4, "big")
    with pytest.raises(UploadError, match="million pixels"):
        accept("scan.png", bytes(content))


def test_a_file_larger_than_the_setting_is_refused(monkeypatch):
    from django.conf import settings

    from openimr.web.vault import UploadError, accept

    monkeypatch.setattr(settings, "UPLOAD_LIMIT", 10)
    with pytest.raises(UploadError, match="send it in parts"):
        accept("note.txt", b"twelve words and more")


def test_a_file_on_disk_is_read_where_it_lies_and_left_at_its_beginning(tmp_path):
    from openimr.web.vault import accept

    path = tmp_path / "upload"
    path.write_bytes(pdf(objects=packed(b"7 0 <</Kind/Note>>")))
    with path.open("rb") as file:
        assert accept("chart.pdf", file) == "pdf"
        assert file.tell() == 0


@pytest.mark.parametrize("content", [pdf(), picture("JPEG"), b"a note"])
def test_uploads_are_taken_as_the_framework_hands_them_over(content):
    from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

    from openimr.web.vault import accept

    suffix = {b"%": ".pdf", b"\xff": ".jpg", b"a": ".txt"}[content[:1]]
    with TemporaryUploadedFile(f"x{suffix}", "application/pdf", len(content), None) as large:
        large.write(content)
        large.flush()
        assert accept(large.name, large) == accept(large.name, SimpleUploadedFile(large.name, content))
        assert large.read() == content


@pytest.mark.parametrize(
    ("name", "kind", "clean"),
    [
        ("../../etc/passwd", "text", "passwd.txt"),
        ("C:\\Users\\x\\Chart 1.PDF", "pdf", "Chart 1.PDF"),
        ("cha\u202egpj.exe", "pdf", "chagpj.pdf"),
        ('a"b\r\n<c>.pdf', "pdf", "a_b_c_.pdf"),
        ("...", "png", "document.png"),
        ("informe médico.pdf", None, "informe médico.pdf"),
        ("x" * 300 + ".pdf", "pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names_lose_what_could_mislead(name, kind, clean):
    from openimr.web.vault import clean_name

    assert clean_name(name, kind) == clean

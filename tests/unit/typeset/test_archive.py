"""ISO 19005-2, 6.1.7.1: a stream is as long as its /Length says, however a reader takes its line end."""

from io import BytesIO

import pikepdf
import pytest

from openimr.typeset.archive import end_streams_plainly


def pdf_with(*streams: bytes) -> bytes:
    """A small file as the engine writes it: each stream ends with a line feed, offsets stand in a table."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]
    objects += [b"<</Length %d>>\nstream\n%s\nendstream" % (len(data), data) for data in streams]
    file, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n\r\n" % offset for offset in offsets)
    size = len(offsets) + 1
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(file))
    return file + b"xref\n0 %d\n0000000000 65535 f\r\n" % size + table + trailer


@pytest.mark.parametrize(
    "streams", [(b"one\r",), (b"one\r", b"two", b"three\r\r"), (b"", b"\r"), (b"one", b"two\n")]
)
def test_a_stream_that_ends_with_a_carriage_return_keeps_its_bytes_and_gets_a_plain_end(
    streams: tuple[bytes, ...],
) -> None:
    mended = end_streams_plainly(pdf_with(*streams))
    with pikepdf.open(BytesIO(mended)) as document:
        assert document.get_warnings() == []
        assert document.check_pdf_syntax() == []
        numbers = range(3, 3 + len(streams))
        found = tuple(document.get_object(number, 0).read_raw_bytes() for number in numbers)
    assert found == streams
    for data in streams:
        if data.endswith(b"\r"):
            assert data + b"\r\nendstream" in mended


def test_a_file_without_such_a_stream_stays_as_it_is() -> None:
    plain = pdf_with(b"one", b"two")
    assert end_streams_plainly(plain) == plain
    assert end_streams_plainly(b"no PDF\r\nendstream") == b"no PDF\r\nendstream"

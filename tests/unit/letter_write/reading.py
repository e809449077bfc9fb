"""What a reader of a written letter sees: its text, from HTML and from PDF."""

import re
from html.parser import HTMLParser

import pypdfium2


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.hidden += tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag == "style"

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def words_of_html(html: str) -> str:
    parser = _Words()
    parser.feed(html)
    return fold(" ".join(parser.words))


def pages_of_pdf(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return [fold(re.sub("\ufffe\r?\n?|\u00ad", "-", page)) for page in pages]


def fold(text: str) -> str:
    """Whitespace to single blanks; PDF line ends and HTML tags leave none before a full stop."""
    return re.sub(r"\s+([.,;:)‡])", r"\1", re.sub(r"\s+", " ", text)).strip()

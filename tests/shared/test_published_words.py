"""Real PDFs: every word of the published letters has a box on its page and equals its slice of the text."""

import pytest

from openimr.record import read_document

pytestmark = pytest.mark.shared


def test_every_word_of_the_published_letters_has_a_box(shared):
    paths = sorted((shared / "letters").glob("*.pdf"))
    assert paths
    for path in paths:
        document = read_document(path)
        for page in document.pages:
            words = [document.text[word.start : word.end] for word in page.words]
            assert words == document.text[page.start : page.end].split(), f"{path.name} page {page.number}"
            for word in page.words:
                assert 0 <= word.box.left < word.box.right <= page.width
                assert 0 <= word.box.top < word.box.bottom <= page.height

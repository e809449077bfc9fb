"""Published letters as read, each with its text."""

import pytest

from openimr.letter import read_text
from openimr.letter.source import text_of


def _read(folder, pattern):
    paths = sorted(folder.glob(pattern))
    texts = [text_of(path) for path in paths]
    return [(read_text(text, source=path.name), text) for path, text in zip(paths, texts, strict=True)]


@pytest.fixture(scope="session")
def seeds(shared):
    return _read(shared / "seeds", "*.txt")


@pytest.fixture(scope="session")
def published(shared):
    return _read(shared / "letters", "*.pdf")

"""The front door of the record: a folder of documents becomes a case file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from openimr.record import pdf, plain
from openimr.record.errors import RecordError
from openimr.record.heading import find_date, find_title
from openimr.record.model import CaseFile, Document, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

READERS = {
    ".pdf": pdf.read_pages,
    ".txt": plain.read_pages,
    ".text": plain.read_pages,
    ".md": plain.read_pages,
}
DOCUMENTS = "documents"


def read_document(path: Path) -> Document:
    """One document with all its text, pages and, for a PDF, words with boxes.

    Raises RecordError, which names the file and what to do, for a file that cannot be read at all.
    """
    return _read(path, path.name)[0]


def read_with_gaps(path: Path) -> tuple[Document, tuple[Unreadable, ...]]:
    """One document, and each of its pages whose words could not be read. Raises RecordError."""
    return _read(path, path.name)


def read_case_file(folder: Path) -> CaseFile:
    """Every document of a case folder (its ``documents/``, or the folder itself), in order of name.

    What cannot be read, whole documents and single pages, is listed with the reason and never stops
    the reading of the rest. Names that begin with a dot are no documents. Raises RecordError when
    there is no such folder.
    """
    inside = folder / DOCUMENTS
    root = inside if inside.is_dir() else folder
    if not root.is_dir():
        raise RecordError(
            "no such folder",
            where=folder.name,
            expected=f"a folder with {DOCUMENTS}/",
            do="name the folder that holds the case",
        )
    documents, unreadable = [], []
    for path in _list_files(root):
        name = path.relative_to(root).as_posix()
        try:
            document, gaps = _read(path, name)
        except RecordError as error:
            unreadable.append(Unreadable(name, None, f"{error.what}; {error.do}"))
        else:
            documents.append(document)
            unreadable.extend(gaps)
    return CaseFile(tuple(documents), tuple(unreadable))


def _list_files(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
        if not path.is_dir() and not hidden and path.name != "case.yaml":
            yield path


def _read(path: Path, name: str) -> tuple[Document, tuple[Unreadable, ...]]:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise RecordError(
            f"files of the kind {path.suffix or 'without suffix'!r} are not read",
            where=name,
            expected="one of " + ", ".join(READERS),
            do="convert the document to PDF",
        )
    try:
        text, pages, gaps = reader(path)
    except OSError as error:
        what = f"the file cannot be opened: {error.strerror or error}"
        raise RecordError(what, where=name, expected="a readable file", do="check the file itself") from error
    first = pages[0].end if pages else 0
    title = find_title(text[:first]) or Path(name).stem
    document = Document(name, title, text, pages, path, find_date(text[:first]))
    return document, tuple(Unreadable(name, number, reason) for number, reason in gaps)

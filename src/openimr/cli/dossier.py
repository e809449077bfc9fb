"""What a review needs of one case, opened from a case folder or a published letter, and its results."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from openimr.case import read_case
from openimr.cli.results import complete, staged
from openimr.errors import OpenimrError
from openimr.files import write_text
from openimr.letter import read, write_html, write_pdf
from openimr.record import CaseFile, Document, Page, read_case_file, render_page
from openimr.review import case_of, evidence_of, letter_of, outcomes_of, review, to_json
from openimr.review import facts_of as stated
from openimr.review.worksheet import image_name, render, render_index

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from openimr.case import Case
    from openimr.facts import Fact
    from openimr.letter import Letter, Outcome
    from openimr.review import Determination

SUMMARY = "clinical-case-summary"
PICTURE_SCALE = 1.6


class NothingToReviewError(OpenimrError):
    """The path holds neither a case folder nor a published letter with a case summary."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """One case with its record; ``published`` holds the outcomes of a published letter by item number."""

    case: Case
    record: CaseFile
    published: Mapping[int, Outcome] = field(default_factory=dict)


def open_dossier(path: Path) -> Dossier:
    """Open a case folder or a published letter. Raises OpenimrError when it is neither."""
    if not path.is_dir():
        return _from_letter(read(path))
    description = path / "case.yaml"
    if not description.is_file():
        raise NothingToReviewError(
            "no case.yaml in the folder",
            where=str(path),
            expected="a case folder with case.yaml and documents/",
            do="see docs/case-folder.md, or give a single letter",
        )
    return Dossier(read_case(_text(description), where=str(description)), read_case_file(path))


def _text(description: Path) -> str:
    try:
        return description.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = (getattr(error, "strerror", None) or "it is not UTF-8").lower()
        raise NothingToReviewError(
            f"case.yaml cannot be read ({reason})",
            where=str(description),
            expected="a YAML file in UTF-8",
            do="check who may read it, or save it again as UTF-8",
        ) from None


def _from_letter(letter: Letter) -> Dossier:
    if not letter.clinical_case_summary:
        raise NothingToReviewError(
            "the letter has no clinical case summary",
            where=letter.source,
            expected="a letter whose summary can be read",
            do="check what was read with: openimr read",
        )
    if not letter.items:
        raise NothingToReviewError(
            "the letter has no disputed item",
            where=letter.source,
            expected="a letter that names what was disputed",
            do="check what was read with: openimr read",
        )
    text = letter.clinical_case_summary
    summary = Document(SUMMARY, "Clinical case summary", text, (Page(1, 0, len(text), 0.0, 0.0),))
    return Dossier(case_of(letter), CaseFile((summary,)), outcomes_of(letter))


def facts_of(dossier: Dossier) -> tuple[Fact, ...]:
    """Every clinical fact of the evidence, in the order of its documents; a letterhead gives none."""
    return stated(dossier.case, dossier.record)


def review_into(dossier: Dossier, where: Path, *, images: bool = True) -> Determination:
    """Review one case and write its results, all of them or none."""
    evidence = evidence_of(dossier.record, dossier.case.program)
    determination = review(dossier.case, facts_of(dossier), record=evidence, published=dossier.published)
    letter = letter_of(determination, dossier.record)
    with staged(where) as part:
        _write(
            part / "determination.json",
            json.dumps(to_json(determination), indent=1, ensure_ascii=False) + "\n",
        )
        _write(part / "letter.html", write_html(letter))
        (part / "letter.pdf").write_bytes(write_pdf(letter))
        if images:
            _write_pictures(dossier.record, part)
        _write(part / "worksheet.html", render(determination, dossier.record))
    return determination


def _write(path: Path, words: str) -> None:
    path.write_text(words, "utf-8", newline="\n")


def write_index(output: Path) -> Path | None:
    """A page over all complete cases of a folder; None when it holds fewer than two."""
    found = sorted(path for path in output.glob("*/determination.json") if complete(path.parent))
    if len(found) < 2:
        return None
    cases = []
    for path in found:
        determination = json.loads(path.read_text("utf-8"))
        number = determination["case_number"] or path.parent.name
        cases.append({"folder": path.parent.name, "number": number, "items": determination["items"]})
    write_text(output / "index.html", render_index(cases))
    return output / "index.html"


def _write_pictures(record: CaseFile, where: Path) -> None:
    for document in record.documents:
        if document.path is None or document.path.suffix.lower() != ".pdf":
            continue
        for page in document.pages:
            picture = render_page(document, page.number, scale=PICTURE_SCALE)
            path = where / image_name(document.name, page.number)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(picture)

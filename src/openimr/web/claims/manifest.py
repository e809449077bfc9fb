"""To which case each file of a batch belongs: by a manifest, or by the number its name begins with."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any

from openimr.errors import OpenimrError
from openimr.web.claims.delivery import Sent
from openimr.web.claims.numbering import key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.core.files.uploadedfile import UploadedFile
    from django.db.models import QuerySet

    from openimr.web.store.models import CaseRow

_COLUMNS = {"file": "file", "name": "file", "case": "case", "claim": "case", "type": "kind", "kind": "kind"}
_LARGEST = 2_000_000
_BEGINNING = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)*", re.IGNORECASE)


class ManifestError(OpenimrError):
    """A manifest that cannot be read; the files are matched by their names instead."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a manifest says of a file: its case or claim number, its kind, its control number."""

    file: str
    case: str
    kind: str
    control: str


def read_manifest(content: bytes) -> dict[str, Line]:
    """The lines by file name in small letters. Raises ManifestError."""
    rows = list(csv.DictReader(StringIO(_text(content))))
    names = {name: _column(name) for name in (rows[0] if rows else {}) if name}
    if not {"file", "case"} <= set(names.values()):
        raise ManifestError(
            "the manifest lacks a column for the file or the case",
            where="manifest",
            expected="a first line with: file, case, kind, control",
            do="add the column; the case may be a case number or your claim number",
        )
    found = {}
    for row in rows:
        told = {column: (row.get(name) or "").strip() for name, column in names.items() if column}
        line = Line(told["file"], told["case"], told.get("kind", ""), told.get("control", ""))
        if line.file:
            found[line.file.lower()] = line
    return found


def _text(content: bytes) -> str:
    try:
        if len(content) <= _LARGEST:
            return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    raise ManifestError(
        "the manifest is no CSV text of at most 2 MB",
        where="manifest",
        expected="CSV in UTF-8",
        do="save it as CSV UTF-8",
    )


def _column(name: str) -> str:
    word = name.strip().lower()
    return "control" if word.startswith("control") else _COLUMNS.get(word.split()[0] if word else "", "")


def match(
    files: Sequence[UploadedFile[Any]],
    manifest: Mapping[str, Line],
    cases: QuerySet[CaseRow],
    kinds: Sequence[str],
    kind: str,
) -> tuple[list[Sent], list[tuple[str, str]]]:
    """Each file with its case among ``cases``, and (name, note) of manifest lines without a file."""
    lines = [manifest.get((file.name or "").lower()) for file in files]
    named = [
        line.case if line else _beginning(file.name or "") for file, line in zip(files, lines, strict=True)
    ]
    numbers = _numbers(named, cases)
    sent = [
        _sent(file, line, name, numbers.get(key(name)), kinds, kind)
        for file, line, name in zip(files, lines, named, strict=True)
    ]
    here = {(file.name or "").lower() for file in files}
    absent = [(line.file, f"case {line.case}") for name, line in manifest.items() if name not in here]
    return sent, absent


def _sent(  # noqa: PLR0917 - one value from its parts
    file: UploadedFile[Any], line: Line | None, name: str, number: str | None, kinds: Sequence[str], kind: str
) -> Sent:
    said = line.kind.lower().replace(" ", "_") if line else ""
    missing = name[:60] or "at the start of the file name"
    note = "" if number else f"No case of yours has the number {missing}."
    return Sent(file, number, said if said in kinds else kind, line.control if line else "", note)


def _beginning(name: str) -> str:
    found = _BEGINNING.match(name)
    return found.group() if found else ""


def _numbers(named: Sequence[str], cases: QuerySet[CaseRow]) -> dict[str, str]:
    """Case numbers by the key of what was written: a case number, or a claim number that only one case has."""
    found: dict[str, str] = {}
    upper = {name.upper() for name in named if name}
    claims = cases.filter(claim_number__key__in={key(name) for name in upper}).values_list(
        "claim_number__key", "number"
    )
    double = set()
    for claim, number in claims:
        if claim in found:
            double.add(claim)
        found[claim] = number
    for claim in double:
        del found[claim]
    found |= {
        key(number): number for number in cases.filter(number__in=upper).values_list("number", flat=True)
    }
    return found

"""Documents of an administrator come in, each proved by its bytes and noted in a receipt; none is lost."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from openimr.web import moment, vault
from openimr.web.claims.due import ROLE
from openimr.web.claims.models import ReceiptLineRow, ReceiptRow
from openimr.web.jobs.receive import receive
from openimr.web.store.models import DocumentRow
from openimr.web.vault import UploadError, accept, clean_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.files.uploadedfile import UploadedFile
    from django.db.models import QuerySet

    from openimr.web.accounts.models import User

KEPT, AGAIN, REFUSED, UNMATCHED, ABSENT = "kept", "again", "refused", "unmatched", "absent"
STANDINGS = {
    KEPT: "In the case file",
    AGAIN: "Already in the case file",
    REFUSED: "Not taken",
    UNMATCHED: "Kept, waits for a case",
    ABSENT: "In the manifest, no file came",
}


@dataclass(frozen=True, slots=True)
class Sent:
    """A file with what was said of it; without a case it waits."""

    file: UploadedFile[Any]
    case: str | None
    kind: str = ""
    control: str = ""
    note: str = ""


def deliver(person: User, sent: Sequence[Sent], absent: Sequence[tuple[str, str]] = ()) -> ReceiptRow:
    """Keep every file that its bytes prove, note each one; ``absent`` are (name, note) without a file."""
    receipt = ReceiptRow.objects.create(
        ref=f"R-{secrets.token_hex(6).upper()}",
        organization_id=person.organization_id,
        by=person.ref,
        at=moment.now(),
    )
    for place, one in enumerate(sent, 1):
        _take(receipt, place, one).save(force_insert=True)
    ReceiptLineRow.objects.bulk_create(
        ReceiptLineRow(
            receipt=receipt, place=place, name=name[:200], size=0, standing=ABSENT, note=note[:300]
        )
        for place, (name, note) in enumerate(absent, len(sent) + 1)
    )
    return receipt


def _take(receipt: ReceiptRow, place: int, one: Sent) -> ReceiptLineRow:
    said = one.file.name or "document"
    line = ReceiptLineRow(
        receipt=receipt, place=place, name=clean_name(said), kind=one.kind, control=one.control[:60],
        size=one.file.size or 0, note=one.note[:300], standing=UNMATCHED,
    )  # fmt: skip
    try:
        proved = accept(said, one.file)
    except UploadError as error:
        line.standing, line.note = REFUSED, f"{error.what}; {error.do}"[:300]
        return line
    content = one.file.read()
    line.name, line.digest = clean_name(said, proved), sha256(content).hexdigest()
    if one.case is None:
        vault.keep(content)
        return line
    return _put(line, one.case, content)


def _put(line: ReceiptLineRow, number: str, content: bytes) -> ReceiptLineRow:
    known = DocumentRow.objects.filter(case_id=number, digest=line.digest).exists()
    line.case_id = number
    line.document = receive(number, line.name, content, ROLE, line.kind)
    line.standing = AGAIN if known else KEPT
    return line


def assign(line: ReceiptLineRow, number: str, kind: str) -> None:
    """A file that waited goes into its case."""
    line.kind, line.note = kind or line.kind, ""
    _put(line, number, vault.read(line.digest)).save()


def receipts(person: User) -> QuerySet[ReceiptRow]:
    """The receipts of the person's organization; their own where they have none."""
    mine = (
        {"organization": person.organization_id}
        if person.organization_id
        else {"organization": None, "by": person.ref}
    )
    return ReceiptRow.objects.filter(**mine).order_by("-at", "ref")


def arrived(receipt: ReceiptRow) -> dict[str, list[ReceiptLineRow]]:
    """By case, the files of a sending that were new to it."""
    found: dict[str, list[ReceiptLineRow]] = {}
    for line in receipt.lines.filter(standing=KEPT).order_by("place"):
        found.setdefault(str(line.case_id), []).append(line)
    return found

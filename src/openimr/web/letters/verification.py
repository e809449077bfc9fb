"""Whether a number and a hash belong together: for whoever holds a letter. It tells nothing else."""

from __future__ import annotations

import re

from django.db.models import Q

from openimr.process.docket import GENESIS
from openimr.process.docket.chain import seal
from openimr.web.letters.models import LetterRow
from openimr.web.store.models import EventRow

_HASH = re.compile(r"[0-9a-f]{64}")


def confirmed(number: str, written: str) -> bool:
    """Whether the hash is the head that a letter of this case prints, or the SHA-256 of its PDF.

    The chain of the case is recomputed up to the issue of that letter, and must be whole.
    """
    digest = "".join(written.split()).lower()
    if not _HASH.fullmatch(digest):
        return False
    letters = LetterRow.objects.filter(case_id=number.strip().upper())
    letter = letters.filter(Q(head=digest) | Q(digest=digest)).first()
    return letter is not None and _stands_in_chain(letter)


def _stands_in_chain(letter: LetterRow) -> bool:
    """Whether the chain is whole up to the issue, prints the head before it, and seals this letter."""
    previous = GENESIS
    for row in EventRow.objects.filter(case_id=letter.case_id).order_by("sequence"):
        if row.sequence == letter.event:
            whole = seal(row.previous, row.payload) == row.seal and row.previous == previous
            return whole and previous == letter.head and letter.digest in row.payload
        if row.previous != previous or seal(previous, row.payload) != row.seal:
            return False
        previous = row.seal
    return False

"""The same value gives the same file, so that a published letter can be checked by its hash."""

import hashlib
import pickle
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2

from openimr.letter import DeterminationLetter, write_html, write_pdf

from .reading import pages_of_pdf

_FRESH = """
import hashlib, pickle, sys
from openimr.letter import write_html, write_pdf
letter = pickle.load(sys.stdin.buffer)
print(hashlib.sha256(write_pdf(letter) + write_html(letter).encode()).hexdigest())
"""


def test_same_bytes_in_one_process_after_another_letter(
    final: DeterminationLetter, draft: DeterminationLetter
) -> None:
    first = write_pdf(final)
    write_pdf(draft)
    assert write_pdf(final) == first


def test_same_bytes_in_a_fresh_process(final: DeterminationLetter) -> None:
    here = hashlib.sha256(write_pdf(final) + write_html(final).encode()).hexdigest()
    fresh = subprocess.run(
        [sys.executable, "-c", _FRESH], input=pickle.dumps(final), capture_output=True, check=True
    )
    assert fresh.stdout.decode().strip() == here


def test_another_value_gives_other_bytes(final: DeterminationLetter) -> None:
    assert write_pdf(replace(final, decision_date=date(2016, 9, 15))) != write_pdf(final)


def test_the_document_bears_title_and_decision_date(final: DeterminationLetter) -> None:
    document = pypdfium2.PdfDocument(write_pdf(final))
    facts = document.get_metadata_dict()
    document.close()
    assert facts["Title"] == "Final Determination Letter CM16-0000042"
    assert facts["CreationDate"].startswith("D:20160914")


def test_a_published_letter_carries_the_head_of_its_audit_chain(final: DeterminationLetter) -> None:
    assert "5f" * 32 in write_html(final)
    assert "5f" * 32 in " ".join(pages_of_pdf(write_pdf(final)))
    assert "Audit chain" not in write_html(replace(final, verification=None))


def test_the_table_of_a_written_letter_points_at_its_objects(final: DeterminationLetter) -> None:
    with pikepdf.open(BytesIO(write_pdf(final))) as document:
        assert document.check_pdf_syntax() == []

"""A letter names no reviewer and no machine (Labor Code 4610.6(f))."""

import getpass
import platform
from dataclasses import fields
from io import BytesIO

import pikepdf
import pytest

from openimr.letter import (
    DecidedItem,
    DeterminationLetter,
    ReviewedDocument,
    ReviewerQualifications,
    write_html,
    write_pdf,
)
from openimr.programs import folder


def test_labor_code_4610_6_f_no_field_of_a_letter_could_hold_the_reviewers_name() -> None:
    assert {field.name for field in fields(ReviewerQualifications)} == {
        "states_of_licensure",
        "specialties",
        "subspecialties",
    }
    named = [field.name for kind in (DeterminationLetter, DecidedItem) for field in fields(kind)]
    assert [name for name in named if "name" in name or "signature" in name] == []
    assert "name" in {field.name for field in fields(ReviewedDocument)}  # of a file, never of a person


def test_the_metadata_name_the_organisation_and_the_program_only(final: DeterminationLetter) -> None:
    with pikepdf.open(BytesIO(write_pdf(final))) as document:
        facts = {key: str(value) for key, value in document.docinfo.items()}
        described = document.Root.Metadata.read_bytes().decode()
    assert facts.keys() <= {"/Title", "/Author", "/Creator", "/CreationDate", "/ModDate"}
    assert facts.get("/Author") in (None, "IMRO")
    assert facts["/Creator"].startswith("Typst")
    for trace in (getpass.getuser(), platform.node()):
        assert f">{trace}<" not in described


@pytest.mark.parametrize("write", [write_pdf, lambda letter: write_html(letter).encode()])
def test_no_place_of_this_machine_stands_in_a_letter(final: DeterminationLetter, write) -> None:  # type: ignore[no-untyped-def]
    content = write(final)
    for place in (folder("ca_workers_comp"), folder("ca_workers_comp").parents[2]):
        assert str(place).encode() not in content

"""A fictional letter without a defect, to be changed in one place."""

from dataclasses import replace
from datetime import date

import pytest

from openimr.case import Quantity, Request, RequestPart, Service
from openimr.check import check
from openimr.citation import parse
from openimr.letter import Letter, LetterItem, ReviewerQualifications

HAND = "Decision based on MTUS Forearm, Wrist, and Hand Complaints 2004, Section(s): Special Studies."
ITEM = {
    "heading": "MRI of the left wrist",
    "outcome": "upheld",
    "region": None,
    "quantities": None,
    "claims": HAND,
    "reviewer": HAND,
    "rationale": "Swelling went down within days. The request is not medically necessary.",
}
CLEAN = Letter(
    source="fictional.txt",
    layout="2016",
    case_number="CM16-0000012",
    date_assigned=date(2016, 11, 10),
    date_of_injury=date(2016, 10, 12),
    decision_date=date(2016, 12, 8),
    ur_denial_date=date(2016, 11, 3),
    application_received=date(2016, 11, 7),
    priority="standard",
    reviewer=ReviewerQualifications(("California",), ("Family Practice",)),
    clinical_case_summary="A gardener fell on 10/12/2016 and bruised the left wrist. A study was asked for.",
    items=(),
)


def _item(number, changes):
    words = ITEM | changes
    parts = (words["quantities"] or ()) and [
        RequestPart("part", Quantity(amount, unit)) for amount, unit in words["quantities"]
    ]
    return LetterItem(
        number=number,
        heading=words["heading"],
        outcome=words["outcome"],
        service=Service("other", words["region"]),
        request=Request(*parts),
        claims_administrator_guideline=parse(words["claims"]) if words["claims"] else None,
        reviewer_guideline=parse(words["reviewer"]) if words["reviewer"] else None,
        rationale=words["rationale"],
    )


@pytest.fixture
def letter():
    """A letter with these changes; changes of an item by their name, several items as ``items``."""

    def build(items=None, **changes):
        of_item = {key: changes.pop(key) for key in ITEM if key in changes}
        if "summary" in changes:
            changes["clinical_case_summary"] = changes.pop("summary")
        listed = [of_item] if items is None else items
        return replace(CLEAN, items=tuple(_item(n, i) for n, i in enumerate(listed, 1)), **changes)

    return build


@pytest.fixture
def codes(letter):
    """The codes of the defects of a letter with these changes."""
    return lambda text=None, **changes: [defect.code for defect in check(letter(**changes), text)]

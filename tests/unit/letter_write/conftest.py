"""A fictional final letter with a partial authorization, and the same case as a draft."""

from dataclasses import replace
from datetime import date

import pytest

from openimr.case import Request, RequestPart
from openimr.letter import DecidedItem, DeterminationLetter, ReviewedDocument, ReviewerQualifications


@pytest.fixture(scope="session")
def final() -> DeterminationLetter:
    imaging = DecidedItem(
        1,
        "MRI of the cervical spine without contrast",
        "overturned",
        "Grip on the left is weaker than in March. The study is medically necessary.",
        "Decision based on MTUS Eye 2004.",
        "Decision based on MTUS Eye 2004, Section(s): Treatment.",
    )
    split = Request(
        RequestPart("Pool exercise, 12 visits"),
        RequestPart("pool exercise, 4 visits"),
        RequestPart("pool exercise, 8 visits"),
    )
    therapy = DecidedItem(
        2,
        "Pool exercise, 12 visits",
        "upheld",
        "Four visits are not yet used. More are not medically necessary.",
        request=split,
    )
    return DeterminationLetter(
        case_number="CM16-0000042",
        decision_date=date(2016, 9, 14),
        items=(imaging, therapy),
        summary=(
            "A fictional worker, 41, hurt the neck while lifting.",
            "Diagnosis: cervical radiculopathy.",
        ),
        status="final",
        date_assigned=date(2016, 8, 17),
        date_of_injury=date(2015, 2, 6),
        ur_denial_date=date(2016, 6, 28),
        application_received=date(2016, 7, 25),
        reviewer=ReviewerQualifications(
            ("California", "Nevada"), ("Orthopedic Surgery",), ("Spine Surgery",)
        ),
        documents=(
            ReviewedDocument("01-report.pdf", "Progress report", date(2016, 5, 19), 4, ("page 3",)),
            ReviewedDocument("02-scan.pdf", "Therapy notes", None, 1),
        ),
        verification="5f" * 32,
    )


@pytest.fixture(scope="session")
def draft(final: DeterminationLetter) -> DeterminationLetter:
    items = tuple(replace(item, outcome=None, criteria="Met on this record.") for item in final.items)
    return replace(final, status="draft", items=items, reviewer=None, notes=("Rule R-7 is recalled.",))

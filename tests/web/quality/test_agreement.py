"""Agreement is counted, not named."""

import pytest
from tests.web.letters.drafted import NUMBER
from tests.web.letters.issued import approved
from tests.web.people import person, signed_in

pytestmark = pytest.mark.usefixtures("now")


def test_drafts_are_counted_by_reading_version_and_month(docket):
    from openimr.web.quality.agreement import by_extent, by_month, by_version

    approved(docket)
    approved(docket, "CM16-9000002")
    told = {"version": docket.case(NUMBER).version, "verdict": "return", "comment": "Once more."}
    signed_in(person("medical_director")).post(f"/quality/{NUMBER}/", told)
    assert [(one.name, one.drafts, one.approved, one.returned) for one in by_extent()] == [
        ("All drafts", 3, 2, 1),
        ("Read in full", 3, 2, 1),
        ("Read lightly", 0, 0, 0),
    ]
    assert [one.drafts for one in by_version()] == [3, 0]
    assert [(one.name, one.share) for one in by_month()] == [("12/2016", 67)]


def test_the_figures_name_nobody(docket):
    row = approved(docket)
    clerk = person("quality_reviewer")
    page = signed_in(clerk).get("/quality/agreement/").content.decode()
    assert clerk.ref not in page
    assert row.reviewer not in page
    assert NUMBER not in page

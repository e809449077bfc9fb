"""The linter reads the letter that a draft makes, and names the sentence."""

import pytest
from tests.web.letters.drafted import NUMBER, a_draft, drafted

pytestmark = pytest.mark.usefixtures("now")


def linted(draft):
    from openimr.web.letters.lint import lint

    return lint(NUMBER, draft)


def test_a_sound_draft_has_no_error(docket):
    drafted(docket)
    assert [one for one in linted(a_draft()) if one.severity == "error"] == []


def test_a_conclusion_against_its_outcome_is_found_in_its_sentence(docket):
    drafted(docket)
    found = linted(a_draft(closing="The requested MRI of the lumbar spine is medically necessary."))
    one = next(one for one in found if one.code == "IMR203")
    assert (one.severity, one.item, one.sentence) == ("error", 1, 2)


def test_an_empty_draft_lacks_its_parts(docket):
    from openimr.web.desk.draft import Draft

    drafted(docket)
    assert {"IMR202", "IMR205"} <= {one.code for one in linted(Draft())}

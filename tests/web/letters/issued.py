"""A fictional case up to its issued letter."""

from __future__ import annotations

from tests.web.letters.drafted import NUMBER, drafted
from tests.web.people import person


def approved(docket, number=NUMBER, draft=None):
    """The draft has passed quality review."""
    from openimr.web.desk.draft import read_draft
    from openimr.web.letters.compose import letter_of_draft
    from openimr.web.quality.contents import contents_of
    from openimr.web.quality.verdict import Said, let_pass

    row = drafted(docket, number, draft)
    letter = letter_of_draft(number, read_draft(row.content))
    said = Said(contents=frozenset(one.key for one in contents_of(letter)))
    let_pass(person("quality_reviewer"), number, said, version=docket.case(number).version)
    return row


def issued(docket, number=NUMBER, draft=None):
    """The determination is issued by mail."""
    from openimr.web.letters.issue import issue

    approved(docket, number, draft)
    version = docket.case(number).version
    return issue(person("medical_director"), number, service="mail_in_state", version=version)

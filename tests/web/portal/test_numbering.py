"""Case numbers go up by one within a year, after those that were given before."""

from datetime import date

import pytest
from tests.web.filed import filed


def test_numbers_follow_each_other_and_begin_anew_each_year(address):
    from openimr.web.store.numbering import next_number

    found = [next_number(date(2016, 8, 8)), next_number(date(2016, 12, 31)), next_number(date(2017, 1, 1))]
    assert found == ["CM16-0000001", "CM16-0000002", "CM17-0000001"]


def test_the_first_number_comes_after_those_on_file(docket):
    from openimr.web.store.numbering import next_number

    filed(docket, "CM16-0160103")
    assert next_number(date(2016, 8, 8)) == "CM16-0160104"


def test_a_filing_that_fails_gives_its_number_back(address):
    from django.db import transaction

    from openimr.web.store.numbering import next_number

    with pytest.raises(LookupError), transaction.atomic():
        raise LookupError(next_number(date(2016, 8, 8)))
    assert next_number(date(2016, 8, 8)) == "CM16-0000001"

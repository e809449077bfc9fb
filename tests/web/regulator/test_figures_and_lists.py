"""Each figure leads to a list that counts the same; no name and no reference to the reviewer is anywhere."""

import csv
import html
import io
import re

import pytest
from tests.web.lives import TODAY
from tests.web.people import person, signed_in
from tests.web.regulator.docket import NUMBERS, TO_ISSUE, fill


@pytest.fixture
def at_day(monkeypatch):
    """It is the last day of 2016 in every room."""
    from openimr.web import moment

    monkeypatch.setattr(moment, "today", lambda: TODAY)


@pytest.fixture
def regulator(docket, at_day):
    """Six cases in different places, and the regulator's browser."""
    fill(docket)
    return signed_in(person("administrative_director"))


def linked(page):
    """The figures of a page that lead to the list: (figure, address)."""
    found = re.findall(r'<a href="(/regulator/cases/\?[^"]*)"([^>]*)>([\d,.]+)<', page)
    return [(shown.replace(",", ""), html.unescape(address)) for address, _, shown in found]


def counts(client, address):
    """What a list says that it counts: cases, and decided items or clocks where it counts those."""
    page = client.get(address).content.decode()
    cases = int(re.search(r"<h1>([\d,]+) case", page)[1].replace(",", ""))
    more = re.search(r'reg-behind">([\d,]+) (?:decided item|clock)', page)
    return cases, int(more[1].replace(",", "")) if more else None


@pytest.mark.parametrize("where", ["/regulator/", "/regulator/timeliness/"])
def test_every_figure_and_its_list_agree(regulator, where):
    figures = linked(regulator.get(where).content.decode())
    assert len(figures) > 10
    for figure, address in figures:
        cases, behind = counts(regulator, address)
        assert int(figure) == (cases if behind is None else behind), address


def test_every_line_of_the_month_and_its_list_agree(regulator):
    from openimr.web.regulator.month import report

    for month in ("2016-08", "2016-09"):
        for line in report(month).lines:
            cases, _ = counts(regulator, f"/regulator/cases/?month={month}&line={line.name}")
            if line.unit == "cases":
                assert line.figure == cases, line.name
            else:
                assert bool(line.figure) == bool(cases), line.name


def test_the_month_from_the_table_is_the_month_from_the_events(regulator, docket):
    from openimr.process.docket import read_payload
    from openimr.process.statistics import from_life, monthly_report
    from openimr.web.regulator.month import report

    records = [
        from_life(docket.case(number), [read_payload(link.payload)[0] for link in docket.links(number)])
        for number in NUMBERS
    ]
    assert report("2016-08") == monthly_report(records, "2016-08")
    assert report("2016-08")["items_overturned"] == 1


def test_rebuilding_gives_the_same_rows(regulator):
    from openimr.web.regulator.keep import rebuild
    from openimr.web.regulator.models import DecidedItemRow, RecordRow

    def all_rows():
        items = DecidedItemRow.objects.order_by("case", "number").values_list(
            "case", "number", "outcome", "kind"
        )
        return list(RecordRow.objects.order_by("case").values()), list(items)

    before = all_rows()
    assert rebuild() == len(NUMBERS)
    assert all_rows() == before
    assert [row[2:] for row in before[1]] == [("upheld", "mri"), ("overturned", "physical_therapy")]


def test_the_list_goes_out_without_names(regulator):
    rows = list(csv.DictReader(io.StringIO(regulator.get("/regulator/export/").content.decode())))
    assert [row["number"] for row in rows] == NUMBERS
    told = regulator.get("/regulator/export/?format=json&state=insufficient_records").json()["cases"]
    assert [row["number"] for row in told] == [NUMBERS[2]]
    assert told[0]["days_from_receipt"] == 145
    whole = regulator.get("/regulator/export/?format=json").content.decode()
    assert "Dummeldinger" not in whole


def test_no_page_of_the_regulator_tells_of_the_reviewer_or_of_a_draft(regulator, docket):
    drafted = NUMBERS[4]
    for one in TO_ISSUE[:3]:
        docket.append(drafted, one, TODAY)
    pages = ["/regulator/", "/regulator/cases/", "/regulator/penalties/", "/regulator/timeliness/"]
    pages += [f"/regulator/cases/{number}/" for number in NUMBERS]
    for address in pages:
        response = regulator.get(address)
        assert response.status_code == 200, address
        assert b"r-sealed" not in response.content, address
    page = regulator.get(f"/regulator/cases/{drafted}/").content.decode()
    assert "the treatment stays refused" not in page
    assert "medically necessary" not in page
    issued = regulator.get(f"/regulator/cases/{NUMBERS[5]}/").content.decode()
    assert "the treatment stays refused" in issued
    assert "the treatment is medically necessary" in issued


def test_the_ledger_counts_days_up_to_the_cap(regulator):
    page = regulator.get("/regulator/penalties/").content.decode()
    assert NUMBERS[2] in page
    assert "$5,000" in page
    assert "cap of $5,000" in page


def test_others_do_not_see_the_regulators_pages(regulator):
    for role in ("worker", "case_manager", "reviewer", "system_administrator"):
        assert signed_in(person(role)).get("/regulator/").status_code == 403

"""The records on the desk: pages, marks, search, and the note that a page was opened."""

import pytest
from tests.web.desk.conftest import WORK

on_sqlite = pytest.mark.parametrize("address", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ({"doc": "3", "page": "2", "hl": "5-9,20-30"}, (3, 2, ((5, 9), (20, 30)), "")),
        ({"doc": "x", "page": "-1", "hl": "a-b,7"}, (None, None, (), "")),
        ({"q": "  weakness "}, (None, None, (), "weakness")),
    ],
)
def test_what_an_address_asks_for(kept, query, asked):
    from openimr.web.desk.record_pane import Asked, read_asked

    assert read_asked(query) == Asked(*asked)


def test_a_link_says_what_reading_it_gives_back(kept):
    from django.http import QueryDict

    from openimr.web.desk.record_pane import Asked, link, read_asked

    assert read_asked(QueryDict(link(4, 2, [(1, 8)], "arm pain")[1:])) == Asked(4, 2, ((1, 8),), "arm pain")


def _phrase(client):
    """A fact of the worksheet with the address of its words."""
    from openimr.web.casefile import worksheet
    from openimr.web.desk.record_pane import link

    sheet = worksheet(WORK)
    fact = next(
        fact
        for review in sheet.determination.items
        for root in review.findings
        for leaf in root.leaves()
        for fact in leaf.for_
    )
    span = fact.evidence
    return fact, link(sheet.ids[span.document], span.page, [(span.start, span.end)])


@on_sqlite
def test_a_plain_link_opens_the_page_with_the_words_marked(client):
    fact, where = _phrase(client)
    page = client.get(f"/desk/{WORK}/{where}").content.decode()
    assert 'class="m-asked"' in page
    assert where.replace("&", "&amp;") in page
    assert fact.quote in page


@on_sqlite
def test_a_page_is_noted_once_when_it_was_opened(client):
    from openimr.web.desk.models import OpenedRow

    _, where = _phrase(client)
    client.get(f"/desk/{WORK}/{where}")
    client.get(f"/desk/{WORK}/{where}")
    assert OpenedRow.objects.filter(case_id=WORK).count() == 1


@on_sqlite
def test_the_search_reads_the_whole_file_and_says_where(client):
    page = client.get(f"/desk/{WORK}/?q=cervical").content.decode()
    assert "in 6 documents" in page
    assert "<mark>" in page
    nothing = client.get(f"/desk/{WORK}/?q=zeppelin").content.decode()
    assert "No readable page has these words" in nothing


@on_sqlite
def test_a_pane_can_be_asked_for_alone(client):
    alone = client.get(f"/desk/{WORK}/", headers={"HX-Request": "true", "HX-Target": "records"})
    assert alone.content.strip().startswith(b'<section id="records"')
    assert b"draft-form" not in alone.content


@on_sqlite
def test_words_lead_back_to_criteria_and_sentences(client):
    _, where = _phrase(client)
    page = client.get(f"/desk/{WORK}/{where}").content.decode()
    assert 'class="desk-uses"' in page
    assert 'href="#s-item-1-' in page


@on_sqlite
def test_pages_are_never_kept_by_a_browser(client):
    assert client.get(f"/desk/{WORK}/")["Cache-Control"] == "private, no-store"


@on_sqlite
def test_a_document_sent_as_text_is_shown_as_text_with_marks(client):
    from openimr.web.jobs.receive import receive

    row = receive(WORK, "note.txt", b"A fictional note.\nGrip is strong in both hands.\n", "physician")
    page = client.get(f"/desk/{WORK}/?doc={row.pk}&page=1&hl=18-22").content.decode()
    assert '<mark class="m-asked">Grip</mark>' in page


@on_sqlite
def test_a_page_that_cannot_be_read_is_named(client):
    from openimr.web.jobs.receive import receive

    row = receive(WORK, "scan.pdf", b"no PDF at all", "physician")
    page = client.get(f"/desk/{WORK}/?doc={row.pk}").content.decode()
    assert "This page could not be read" in page


@on_sqlite
def test_a_criterion_with_many_statements_shows_the_first_and_all_when_asked(client):
    page = client.get(f"/desk/{WORK}/").content.decode()
    row = page.split(" more statements on ")[0].rsplit("row=", 1)[1].split('"')[0]
    full = client.get(f"/desk/{WORK}/?row={row}").content.decode()
    assert full.count('class="desk-phrase ') > page.count('class="desk-phrase ')


@on_sqlite
def test_the_overview_leads_from_every_word_to_its_page(client):
    from openimr.web.casefile import worksheet
    from openimr.web.desk.overview import overview

    lines = overview(worksheet(WORK))
    page = client.get(f"/desk/{WORK}/").content.decode()
    assert "The record at a glance" in page
    assert {line.cell.way for line in lines} >= {"stated", "absent"}
    said, address = lines[0].words[0]
    assert address.replace("&", "&amp;") in page
    opened = client.get(f"/desk/{WORK}/{address}").content.decode()
    assert said.words.split()[0] in opened

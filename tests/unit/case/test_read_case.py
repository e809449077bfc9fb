"""A case description is taken whole or refused with a line that says what to correct."""

from datetime import date

import pytest
import yaml

from openimr.case import CaseError, Quantity, Service, read_case

GOOD = """
case_number: CM15-9000001
date_of_injury: 2012-04-03
date_assigned: 2015-03-02
decision_date: 2015-03-30
application: {received: 2015-02-20, priority: standard}
utilization_review: {date: 2015-02-10, outcome: modified, guideline: MTUS, reason: "too many visits"}
parties: {worker: "Testa Person"}
items:
  - heading: Physical therapy, 12 visits, lumbar spine
    service: {kind: physical_therapy, region: lumbar_spine, quantity: {amount: 12, unit: visit}}
    request:
      original: {text: 12 visits, quantity: {amount: 12, unit: visit}}
      authorized: {text: 6 visits, quantity: {amount: 6, unit: visit}}
      remaining: {text: 6 visits, quantity: {amount: 6, unit: visit}}
"""


def edit(**changes):
    content = yaml.load(GOOD, Loader=yaml.BaseLoader)
    content["items"][0]["service"]["quantity"]["amount"] = 12
    for part, amount in (("original", 12), ("authorized", 6), ("remaining", 6)):
        content["items"][0]["request"][part]["quantity"]["amount"] = amount
    for path, value in changes.items():
        *parents, last = path.split("__")
        place = content
        for key in parents:
            place = place[int(key)] if isinstance(place, list) else place[key]
        if value is None:
            del place[last]
        else:
            place[last] = value
    return yaml.safe_dump(content, sort_keys=False)


def test_reads_dates_quantities_and_modification():
    case = read_case(GOOD, where="case.yaml")
    assert case.date_of_injury == date(2012, 4, 3)
    assert case.utilization_review.outcome == "modified"
    assert case.items[0].number == 1
    assert case.items[0].service == Service(
        "physical_therapy", "lumbar_spine", quantity=Quantity(12, "visit")
    )
    assert case.items[0].request.remaining.quantity == Quantity(6, "visit")


def test_service_and_request_are_read_from_the_heading_when_not_given():
    changes = {
        "items": [
            {"heading": "MRI of the right knee without contrast"},
            {"heading": "Retrospective X-ray (DOS 1/5/15)"},
        ]
    }
    first, second = read_case(edit(**changes), where="case.yaml").items
    assert first.service == Service("mri", "knee", "right", "without")
    assert second.service.kind == "xray"
    assert second.request.retrospective
    assert second.request.date_of_service == date(2015, 1, 5)


def test_keeps_no_name_of_a_party():
    assert "Testa" not in repr(read_case(GOOD, where="case.yaml"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"case_number": None}, ["case_number is missing", "add the key"]),
        ({"items__0__heading": None}, ["items[1].heading is missing"]),
        ({"items__0__service": "mri"}, ["items[1].service holds 'mri'", "keys and values"]),
        ({"items__0__service__kind": None}, ["items[1].service.kind is missing"]),
        ({"date_of_injry": "2012-04-03"}, ["date_of_injry", "write date_of_injury instead"]),
        ({"items__0__service__regon": "hip"}, ["items[1].service.regon", "write region instead"]),
        ({"items__0__service__region": "lumbar"}, ["'lumbar'", "write lumbar_spine instead"]),
        ({"application__priority": "urgent"}, ["application.priority", "standard, expedited"]),
        ({"date_of_injury": "2012-02-30"}, ["2012-02-30", "a date that exists"]),
        ({"date_of_injury": "04/03/2012"}, ["YYYY-MM-DD"]),
        ({"program": "../secret"}, ["program is '../secret'", "ca_workers_comp"]),
        ({"program": "schemas"}, ["program is 'schemas'"]),
        ({"program": "nowhere"}, ["program is 'nowhere'"]),
        ({"items": []}, ["at least one entry"]),
        ({"items": "none"}, ["items is 'none'", "a list"]),
        ({"application": "yes"}, ["application", "keys and values"]),
        ({"application__received": "2015-02-01"}, ["application.received", "before utilization_review.date"]),
        ({"date_of_injury": "2015-02-11"}, ["utilization_review.date", "before date_of_injury"]),
        ({"decision_date": "2015-03-01"}, ["decision_date", "before date_assigned"]),
        ({"items__0__request__remaining__quantity__amount": 5}, ["12 requested", "leaves 6"]),
        ({"items__0__request__remaining__quantity__amount": -6}, ["a number above 0"]),
        ({"items__0__request__remaining__quantity__amount": True}, ["a number above 0"]),
        ({"items__0__associated_with": 4}, ["item 4, which is not there"]),
    ],
)
def test_error_names_the_place_and_the_way_out(changes, words):
    with pytest.raises(CaseError) as caught:
        read_case(edit(**changes), where="case.yaml")
    message = str(caught.value)
    assert message.startswith("case.yaml: ")
    assert "\n" not in message
    for word in words:
        assert word in message


def test_quantities_in_different_units_are_not_added():
    changes = {"items__0__request__remaining__quantity": {"amount": 3, "unit": "week"}}
    assert read_case(edit(**changes), where="case.yaml").items[0].request.remaining.quantity.amount == 3


def test_two_items_with_one_number():
    item = yaml.safe_load(GOOD)["items"][0] | {"number": 1}
    with pytest.raises(CaseError, match="item number 1 is used twice"):
        read_case(edit(items=[item, item]), where="case.yaml")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the file holds nothing"),
        ("- a\n- b\n", "the file holds a list"),
        ("case_number: [1\n", "line 2"),
        ("case_number: a\ncase_number: b\n", "key 'case_number' twice"),
        ("case_number: \x07\n", "no YAML"),
        ("? [a]\n: b\n", "no YAML"),
    ],
)
def test_text_that_is_no_case(text, words):
    with pytest.raises(CaseError) as caught:
        read_case(text, where="case.yaml")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)

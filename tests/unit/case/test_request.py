"""What was asked, authorized and left in dispute (8 CCR 9792.10.1), from fictional headings."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.case import Quantity, Request, read_item, read_request

ADMIN = "by the Claims Administrator."
REST = "The remaining IMR eligible portion of the original request,"
SUBSTITUTE = (
    "The Claims Administrator authorized {} leaving the original request IMR eligible. The original request,"
)

PARTIAL = [
    (
        f"Zorbex #90 was the original request. Zorbex #30 was authorized {ADMIN} {REST} Zorbex #60 is",
        ("Zorbex #90", "Zorbex #30", "Zorbex #60"), (90, 30, 60), (),
    ),
    (
        f"PT, 12 visits was the original request. PT, 6 visits was approved {ADMIN} {REST} pt, 6 visits",
        ("PT, 12 visits", "PT, 6 visits", "pt, 6 visits"), (12, 6, 6), (),
    ),
    (
        f"12 visits were the original request. 6 sessions were certified {ADMIN} {REST} 6 visits are:",
        ("12 visits", "6 sessions", "6 visits"), (12, 6, 6), (),
    ),
    (
        f"12 visits was the original request. 6 visits was authorized {ADMIN} {REST} 4 visits is",
        ("12 visits", "6 visits", "4 visits"), (12, 6, 4),
        ("quantities do not reconcile: 12 requested, 6 authorized, 4 remaining (visit)",),
    ),
    (
        f"Zorbex #90 was the original request. 30 tablets was authorized {ADMIN} {REST} 2 boxes is",
        ("Zorbex #90", "30 tablets", "2 boxes"), (90, 30, 2), (),
    ),
    (
        f"A splint and a sling was the original request. A sling was authorized {ADMIN} {REST} a splint, is",
        ("A splint and a sling", "A sling", "a splint"), (None, None, None), (),
    ),
    (
        f"Unit St. Orrin 2.0 was the original request. Unit 1.0 was authorized {ADMIN} {REST} Unit 2.0 is",
        ("Unit St. Orrin 2.0", "Unit 1.0", "Unit 2.0"), (None, None, None), (),
    ),
    (
        f"Wrist surgery was the original request. {SUBSTITUTE.format('a consultation,')} wrist surgery is",
        ("Wrist surgery", "a consultation", "wrist surgery"), (None, None, None), (),
    ),
    (
        f"12 visits was the original request. {SUBSTITUTE.format('6 visits')} 12 visits is",
        ("12 visits", "6 visits", "12 visits"), (12, 6, 12), (),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "parts", "amounts", "warnings"), PARTIAL)
def test_partial_authorization_has_three_parts(heading, parts, amounts, warnings):
    request, found = read_request(heading)
    three = (request.original, request.authorized, request.remaining)
    assert tuple(part.text for part in three) == parts
    assert tuple(part.quantity.amount if part.quantity else None for part in three) == amounts
    assert found == warnings


def test_service_is_the_one_that_remains():
    heading = f"MRI and CT of the left knee was the original request. MRI was authorized {ADMIN} {REST} CT is"
    service, request, warnings = read_item(heading)
    assert (service.kind, request.original.text, warnings) == ("ct", "MRI and CT of the left knee", ())


@pytest.mark.parametrize(
    ("original", "remaining", "expected"),
    [
        ("Physical therapy 12 visits for the left hip", "Physical therapy 4 visits",
         ("physical_therapy", "hip", "left", 4)),
        ("Twelve acupuncture sessions, neck", "six sessions", ("acupuncture", "cervical_spine", None, 6)),
        ("Twelve acupuncture sessions, neck", "four acupuncture sessions, right knee",
         ("acupuncture", "knee", "right", 4)),
    ],
)  # fmt: skip
def test_rest_is_of_the_kind_and_at_the_place_of_the_request_where_its_words_leave_that_out(
    original, remaining, expected
):
    words = f"{original} was the original request. Some of it was authorized {ADMIN} {REST} {remaining} is"
    service, _, _ = read_item(words)
    assert service.quantity
    assert (service.kind, service.region, service.side, service.quantity.amount) == expected


def test_request_without_an_authorized_part_keeps_the_rest():
    request, _ = read_request(f"12 visits was the original request. {REST} 6 visits is")
    assert (request.original.text, request.authorized, request.remaining.text) == (
        "12 visits",
        None,
        "6 visits",
    )


@pytest.mark.parametrize(
    "heading", ["MRI of the left wrist", "", "The original request, lost", "was the original"]
)
def test_request_refused_whole_has_no_parts(heading):
    assert read_request(heading) == (Request(), ())


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Retrospective urine drug screen (DOS 10/14/2016)", (True, date(2016, 10, 14))),
        ("Retro: Zorbex 50mg on 03/04/2016", (True, date(2016, 3, 4))),
        ("Retrospective sling (date of service: 3/4/16)", (True, date(2016, 3, 4))),
        ("Retrospective review of splint, dates of service 10/14/2016", (True, date(2016, 10, 14))),
        ("Retrospective splint (DOS 02/30/2016)", (True, None)),
        ("Retrospective splint", (True, None)),
        ("RETROSPECTIVELY: splint", (True, None)),
        ("Splint (DOS 10/14/2016)", (False, None)),
        ("Retrograde nail", (False, None)),
    ],
)
def test_service_already_given_names_its_day(heading, expected):
    request, _ = read_request(heading)
    assert (request.retrospective, request.date_of_service) == expected


def test_request_as_json_tells_the_day_else_true_else_null():
    told = [
        read_request(f"{words}sling")[0].to_json()["retrospective"]
        for words in ("Retro, DOS 3/4/16 ", "Retro ", "")
    ]
    assert told == ["2016-03-04", True, None]


COUNTS = st.integers(1, 200)


@given(COUNTS, COUNTS)
def test_parts_that_add_up_are_quiet_and_others_are_told(authorized, remaining):
    heading = "{} visits was the original request. {} visits was authorized {} {} {} visits is"
    right = heading.format(authorized + remaining, authorized, ADMIN, REST, remaining)
    wrong = heading.format(authorized + remaining + 1, authorized, ADMIN, REST, remaining)
    assert read_request(right)[1] == ()
    assert len(read_request(wrong)[1]) == 1
    assert read_item(right)[0].quantity == Quantity(remaining, "visit")


@given(st.lists(st.one_of(st.text(max_size=6), st.sampled_from(
    [" was the original request. ", " was authorized ", ADMIN, REST, " is", "Retro ", " DOS 99/99/2016",
     " 12 visits", "The Claims Administrator authorized ", ", leaving the original request IMR eligible. ",
     "The original request, "]
))).map("".join))  # fmt: skip
def test_any_words_are_a_request(heading):
    service, request, _ = read_item(heading)
    parts = (request.original, request.authorized, request.remaining)
    assert service.kind
    assert all(part.quantity.amount >= 0 for part in parts if part and part.quantity)

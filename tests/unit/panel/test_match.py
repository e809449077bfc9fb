"""Letters state "same or similar specialty": who fits which service and region, with reasons."""

import pytest

from openimr.case import DisputedItem, Service
from openimr.case.service import words
from openimr.panel import match
from openimr.panel.specialties import specialties, specialty_of

from .fictional import reviewer


def item(kind, region, number=1):
    return DisputedItem(number, kind, Service(kind, region))


def points(specialty, requesting, kind="surgery", region="knee"):
    found = match(reviewer(specialties=(specialty,)), [item(kind, region)], requesting_specialty=requesting)
    return found.items[0].points


def test_same_beats_similar_beats_unknown_beats_another_field():
    same = points("Orthopedic Surgery", "Orthopaedic Surgery")
    similar = points("Orthopedic Surgery", "Sports Medicine")
    unknown = points("Orthopedic Surgery", None)
    other = points("Orthopedic Surgery", "Neurology")
    assert same > similar > unknown > other


def test_a_reviewer_who_neither_evaluates_nor_treats_is_not_fit():
    found = match(reviewer(specialties=("Psychology",)), [item("surgery", "knee")])
    assert not found.fit
    assert found.second_look
    assert any("does not evaluate" in reason for reason in found.items[0].reasons)


def test_a_case_is_as_well_matched_as_its_worst_item():
    items = [item("surgery", "knee", 1), item("psychology", None, 2)]
    both = match(reviewer(), items, requesting_specialty="Orthopedic Surgery")
    worst = match(reviewer(), items[1:], requesting_specialty="Orthopedic Surgery")
    assert both.score == worst.score
    assert match(reviewer(), items[:1], requesting_specialty="Orthopedic Surgery").score > both.score


def test_the_best_of_several_specialties_serves_an_item():
    two = match(reviewer(specialties=("Psychology", "Orthopedic Surgery")), [item("surgery", "knee")])
    assert two.items[0].specialty == "orthopedic_surgery"


def test_a_california_licence_is_preferred_and_the_preference_is_marked_as_recalled():
    from openimr.panel import Licence

    at_home = match(reviewer(), [item("mri", "knee")])
    away = match(reviewer(licences=(Licence("Ohio", "physician", "active"),)), [item("mri", "knee")])
    assert at_home.score > away.score
    assert any("California" in reason and "(recalled)" in reason for reason in at_home.reasons)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Physical Medicine & Rehabilitation", "pmr"),
        ("PM&R", "pmr"),
        ("FAMILY MEDICINE", "family_practice"),
        ("Orthopaedic Surgery", "orthopedic_surgery"),
        ("Alchemy", None),
    ],
)
def test_specialties_are_read_as_letters_print_them(name, expected):
    found = specialty_of(name)
    assert (found.id if found else None) == expected


def test_every_service_kind_is_evaluated_by_a_specialty_and_no_specialty_names_another():
    kinds = set(words().precedence) | {"other"}
    named = set().union(*(each.services for each in specialties().values()))
    assert kinds == named


def test_every_region_is_treated_by_a_specialty_with_a_family():
    from typing import get_args

    from openimr.case.model import Region

    limited = [each.regions for each in specialties().values() if each.regions is not None]
    assert set().union(*limited) <= set(get_args(Region))
    assert any(each.regions is None for each in specialties().values())


def test_a_match_says_that_its_table_is_curated():
    assert match(reviewer(), [item("mri", "knee")]).basis.startswith("curated: ")

"""The catalogue of editions and the dates of the MTUS."""

import json
from datetime import date

import jsonschema
import pytest

from openimr.citation.catalogue import editions, editions_on, find, in_force, in_mtus, regions, resolve
from openimr.programs import folder, load

DAY_2014, DAY_2017 = date(2014, 9, 11), date(2017, 1, 31)
DAY_2018, DAY_2020 = date(2018, 6, 1), date(2020, 6, 1)


def test_catalogue_satisfies_its_schema():
    schema = json.loads((folder().parent / "schemas" / "catalogue.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(json.dumps(load("catalogue.yaml"), default=str)), schema)


def test_every_period_ends_after_it_starts():
    periods = [p for e in editions().values() for p in (*(e.mtus or ()), *([e.current] if e.current else []))]
    assert periods
    assert all(p.start < p.end for p in periods if p.start and p.end)


def test_every_title_and_alias_resolves_to_its_own_edition():
    for edition in editions().values():
        if edition.family == "odg" or edition.mtus == ():
            continue
        for part in edition.chapters or (edition,):
            for name in part.names:
                found = resolve(name, edition.year)
                assert found, name
                assert found[0].id == edition.id, name


ADOPTED = [
    ("acoem-2004", 8, DAY_2014, True),
    ("acoem-2004", 12, DAY_2018, False),
    ("acoem-2004", 10, DAY_2014, False),  # the elbow chapter was replaced by its revision
    ("acoem-2007-elbow", 10, DAY_2014, True),
    ("acoem-2007-low-back", 12, DAY_2014, False),  # it existed and was never adopted
    ("mtus-chronic-pain-2009", None, DAY_2014, True),
    ("mtus-chronic-pain-2009", None, DAY_2017, False),
    ("mtus-chronic-pain-2016", None, DAY_2014, False),
    ("mtus-chronic-pain-2016", None, DAY_2017, True),
    ("acoem-low-back-2016", None, DAY_2017, False),
    ("acoem-low-back-2016", None, DAY_2020, True),
    ("acoem-low-back-2020", None, date(2021, 11, 22), False),
    ("acoem-low-back-2020", None, date(2021, 11, 23), True),
    ("acoem-cervical-thoracic-2016", None, DAY_2018, True),
    ("acoem-cervical-thoracic-2016", None, DAY_2020, False),
    ("acoem-knee-2015", None, DAY_2018, True),
    ("acoem-knee-2015", None, DAY_2020, None),  # later editions exist whose adoption we do not know
    ("acoem-knee-2019", None, DAY_2020, None),
    ("odg", "low_back", DAY_2017, False),
]


@pytest.mark.parametrize(("guideline", "chapter", "day", "expected"), ADOPTED)
def test_edition_in_the_mtus_by_date(guideline, chapter, day, expected):
    assert in_mtus(guideline, day, chapter) is expected


def test_edition_outside_the_mtus_can_be_in_force_with_its_publisher():
    assert in_force("acoem-2007-low-back", date(2008, 5, 1)) is True
    assert in_force("acoem-2007-low-back", DAY_2014) is False
    assert in_force("odg", DAY_2014) is None


def test_editions_on_a_day_are_those_of_the_mtus():
    ids = {e.id for e in editions_on(DAY_2017)}
    assert {"acoem-2004", "acoem-2007-elbow", "mtus-chronic-pain-2016", "mtus-opioids-2016"} <= ids
    assert not {"odg", "acoem-2011", "mtus-chronic-pain-2009", "acoem-low-back-2016"} & ids


def test_unknown_edition_is_refused():
    with pytest.raises(KeyError):
        find("acoem-1066")


@pytest.mark.parametrize(
    ("guideline", "chapter", "expected"),
    [
        ("acoem-2004", 8, ("cervical_spine", "thoracic_spine")),
        ("acoem-2004", 12, ("lumbar_spine",)),
        ("odg", "low_back", ("lumbar_spine", "thoracic_spine")),
        ("acoem-low-back-2016", None, ("lumbar_spine",)),
        ("mtus-chronic-pain-2016", None, ()),
        (None, None, ()),
    ],
)
def test_thoracic_spine_has_two_homes(guideline, chapter, expected):
    assert regions(guideline, chapter) == expected

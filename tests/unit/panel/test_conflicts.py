"""Labor Code 139.5(d)(5): every disqualifying relation is tested; what is not known is never clear."""

from dataclasses import replace
from datetime import date

import pytest

from openimr.panel import Attestation, ClearanceError, Relation, clear, conflicts
from openimr.panel.render import conflict_text
from openimr.panel.rules import rules

from .fictional import DAY, case, reviewer


def tie(kind, nature, entity, **more):
    return Relation(kind, nature, entity, "disclosure", **more)


def verdicts(some, docket=None):
    """The rules that are not clear, with their verdicts."""
    report = conflicts(some, (docket or case()).parties, DAY)
    return {row.relation: row.verdict for row in report.rows if row.verdict != "clear"}


def test_every_relation_of_the_programme_has_a_row_with_both_sides_and_authority():
    report = conflicts(reviewer(), case().parties, DAY)
    assert [row.relation for row in report.rows] == [rule.id for rule in rules().relations]
    assert report.verdict == "clear"
    assert all(row.reviewer_side and row.case_side and row.reason and row.authority for row in report.rows)
    assert "(recalled)" in conflict_text(report)


TIES = [
    (tie("professional", "employment", "employer"), {"employer": "conflict"}),
    (tie("professional", "contractor", "insurer"), {"claims_administrator": "conflict"}),
    (tie("professional", "contractor", "holding"), {"claims_administrator": "conflict"}),  # an affiliate
    (tie("professional", "partnership", "sampleman"), {"provider": "conflict"}),
    (tie("professional", "partnership", "group"), {"provider": "conflict"}),  # the physician's group
    (tie("professional", "partnership", "partner"), {}),  # a colleague of the physician is no affiliate
    (tie("professional", "physician_patient", "worker"), {"worker": "conflict"}),
    (tie("professional", "employment", "ur"), {"utilization_review": "conflict"}),
    (tie("professional", "golf_club", "employer"), {"employer": "unknown"}),
    (tie("familial", "spouse", "sampleman"), {"provider": "conflict"}),
    (tie("familial", "parent_in_law", "worker"), {"worker": "conflict"}),
    (tie("familial", "cousin", "worker"), {"worker": "unknown"}),
    (tie("financial", "dividends", "insurer", percent=5.0), {}),  # not more than 5 %
    (tie("financial", "dividends", "insurer", percent=5.1), {"claims_administrator": "conflict"}),
    (tie("financial", "dividends", "insurer"), {"claims_administrator": "unknown"}),
    (tie("financial", "described_interest", "insurer", percent=0.1), {"claims_administrator": "conflict"}),
    (tie("professional", "employment", "elsewhere"), {}),
    (tie("professional", "employment", "employer", until=date(2014, 1, 1)), {"employer": "unknown"}),
    (tie("professional", "employment", "employer", until=date(2009, 1, 1)), {}),
    (tie("professional", "employment", "employer", since=date(2016, 6, 1)), {"employer": "unknown"}),
    (tie("involvement", "treated", "worker"), {"earlier_part": "conflict"}),
    (tie("involvement", "utilization_review", "CM16-0000001"), {"earlier_part": "conflict"}),
    (tie("involvement", "prior_review", "worker"), {"prior_review": "unknown"}),
]


@pytest.mark.parametrize(("relation", "expected"), TIES)
def test_labor_code_139_5_affiliation(relation, expected):
    assert verdicts(reviewer(relations=(relation,))) == expected


def test_labor_code_4610_6_after_a_remand_the_earlier_reviewer_is_barred():
    before = reviewer(relations=(tie("involvement", "prior_review", "CM15-0000009"),))
    again = case(earlier_cases=["CM15-0000009"], remand=True)
    assert verdicts(before, again) == {"prior_review": "conflict"}


def test_an_affiliation_counts_only_while_the_link_holds():
    holding = reviewer(relations=(tie("professional", "contractor", "holding"),))
    only_tpa = {"insurer": []}
    assert verdicts(holding, case(named=only_tpa)) == {"claims_administrator": "conflict"}
    assert verdicts(holding, case(named=only_tpa, day=date(2017, 5, 1))) == {}


def test_the_way_to_an_affiliate_is_told():
    report = conflicts(reviewer(relations=(tie("professional", "contractor", "tpa"),)), case().parties, DAY)
    assert any("holding owns insurer (register)" in row.reason for row in report.rows)


SPELLINGS = [
    ("employer", "employer", "Dumyport Warehouse", "unknown"),  # a letter lost
    ("employer", "employer", "Dummyport Warehuose", "unknown"),  # two turned
    ("employer", "employer", "Warehouse Dummyport", "unknown"),  # another order
    ("employer", "employer", "Dummyport", "unknown"),  # one within the other
    ("employer", "employer", "DUMMYPORT WAREHOUSE, INC.", "conflict"),  # the same, folded
    ("employer", "employer", "Cartonville Foods", "clear"),
    ("insurer", "insurer", "IMI", "unknown"),  # initials
    ("requesting_physician", "sampleman", "N. Sampleman", "unknown"),
    ("requesting_physician", "sampleman", "Dr. Nemo Q. Sampleman", "unknown"),
    ("requesting_physician", "sampleman", "SAMPLEMAN, NEMO, M.D.", "conflict"),
    ("requesting_physician", "sampleman", "Nora Elsewhere", "clear"),
]


@pytest.mark.parametrize(("role", "entity", "name", "expected"), SPELLINGS)
def test_a_near_spelling_is_unknown_never_clear(role, entity, name, expected):
    some = reviewer(relations=(tie("professional", "employment", entity),))
    rule = rules().rule_of_role[role].id
    docket = case(named={"claims_administrator": ["Another Adjuster"], role: [name]})
    assert verdicts(some, docket).get(rule, "clear") == expected


def test_a_namesake_with_an_entity_of_its_own_is_looked_at_by_a_person():
    some = reviewer(relations=(tie("familial", "spouse", "sampleman"),))
    docket = case(named={"requesting_physician": [{"name": "Nemo Sampleman", "entity": "partner"}]})
    assert verdicts(some, docket) == {"provider": "unknown"}


def test_a_role_that_the_case_does_not_disclose_is_unknown_and_an_empty_one_is_clear():
    assert verdicts(reviewer(), case(named={"employer": None})) == {"employer": "unknown"}
    assert verdicts(reviewer(), case(named={"employer": []})) == {}


def test_a_facility_is_asked_for_only_where_the_service_has_one():
    assert verdicts(reviewer(), case(kind="physical_therapy", named={"facility": None})) == {}
    assert verdicts(reviewer(), case(kind="surgery", named={"facility": None})) == {"facility": "unknown"}


@pytest.mark.parametrize("attestations", [(), (Attestation(date(2015, 2, 1), "old"),)])
def test_without_an_attestation_of_the_last_year_nothing_with_a_party_is_clear(attestations):
    assert set(verdicts(reviewer(attestations=attestations)).values()) == {"unknown"}
    assert "employer" in verdicts(reviewer(attestations=attestations))


def test_an_attestation_covers_what_it_says():
    partial = (Attestation(date(2016, 1, 1), "form", ("employer",)),)
    found = verdicts(reviewer(attestations=partial))
    assert "employer" not in found
    assert found["worker"] == "unknown"


def test_unknown_is_cleared_by_a_person_with_a_reason_and_conflict_by_nobody():
    some = reviewer(relations=(tie("familial", "cousin", "worker"), tie("familial", "spouse", "sampleman")))
    report = conflicts(some, case().parties, DAY)
    unknown = next(row for row in report.rows if row.verdict == "unknown")
    conflict = next(row for row in report.rows if row.verdict == "conflict")
    cleared = clear(report, unknown.id, "medical_director", "never met")
    row = next(row for row in cleared.rows if row.id == unknown.id)
    assert (row.cleared.by_role, row.cleared.reason, row.passes) == ("medical_director", "never met", True)
    assert cleared.verdict == "conflict"
    with pytest.raises(ClearanceError, match="cannot be waived"):
        clear(report, conflict.id, "medical_director", "a good friend")
    with pytest.raises(ClearanceError, match="no such row"):
        clear(report, "nothing", "medical_director", "why")


def test_a_clearance_on_record_counts_from_its_day_and_never_for_a_conflict():
    some = reviewer(relations=(tie("familial", "cousin", "worker"),))
    parties = case().parties
    report = conflicts(some, parties, DAY)
    row = next(row for row in report.rows if row.verdict == "unknown")
    given = clear(report, row.id, "medical_director", "never met").rows
    waived = next(each.cleared for each in given if each.cleared)
    assert conflicts(some, parties, DAY, cleared=[waived]).verdict == "clear"
    assert conflicts(some, parties, date(2016, 2, 1), cleared=[waived]).verdict == "unknown"
    worse = replace(some, relations=(tie("familial", "spouse", "worker"),))
    assert conflicts(worse, parties, DAY, cleared=[waived]).verdict == "conflict"


def test_a_row_is_marked_as_recalled_where_the_party_or_the_threshold_was_recalled():
    report = conflicts(
        reviewer(relations=(tie("financial", "dividends", "employer", percent=9),)), case().parties, DAY
    )
    row = next(row for row in report.rows if row.verdict == "conflict")
    assert row.recalled
    assert "139.5(e)" in row.authority
    assert not next(
        row for row in conflicts(reviewer(), case().parties, DAY).rows if row.relation == "employer"
    ).recalled

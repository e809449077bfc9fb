"""From states to a proposed conclusion: the policy, case by case."""

from dataclasses import replace
from datetime import date

import pytest

from openimr.guideline import Finding, Guideline, ladder
from openimr.review.conclusion import Applied, conclude

TIERS = ladder(date(2014, 9, 11))


def rule(code, kind, state, *, tier="mtus", recalled=False, by_analogy=False, special_case_of=None):
    guideline = Guideline(
        id=f"file/{code}",
        catalogue=None,
        title=code,
        citation=code,
        tier=tier,
        in_force=(date(2009, 1, 1), None),
        services=("mri",),
        regions=("cervical_spine",),
        kind=kind,
        recalled=recalled,
        source="",
        summary="",
        logic={},
        asks={},
        special_case_of=special_case_of,
    )
    return Applied(guideline, Finding(guideline.id, code, "", kind, state, True, recalled), by_analogy)


@pytest.mark.parametrize(
    ("indication", "repeat", "conclusion"),
    [
        ("met", "met", "supported"),
        ("met", "not_applicable", "supported"),
        ("met", "not_met", "not_supported"),
        ("met", "not_documented", "not_supported_on_this_record"),
        ("met", "contradicted", "needs_resolution"),
        ("not_met", "met", "not_supported"),
        ("not_met", "contradicted", "not_supported"),
        ("not_documented", "met", "not_supported_on_this_record"),
        ("not_documented", "contradicted", "not_supported_on_this_record"),
        ("not_documented", "not_met", "not_supported"),
        ("contradicted", "not_documented", "needs_resolution"),
        ("contradicted", "not_met", "not_supported"),
    ],
)
def test_indication_and_repeat_rule(indication, repeat, conclusion):
    applied = [rule("IND", "indication", indication), rule("REP", "repeat", repeat, tier="odg")]
    assert conclude(applied, TIERS).conclusion == conclusion


@pytest.mark.parametrize(
    ("mtus", "odg", "conclusion"),
    [
        ("not_documented", "met", "not_supported_on_this_record"),
        ("not_documented", "not_met", "not_supported_on_this_record"),
        ("met", "not_met", "supported"),
        ("not_met", "met", "not_supported"),
        ("not_applicable", "met", "supported"),
        ("not_applicable", "not_applicable", "no_guideline"),
    ],
)
def test_the_first_tier_that_speaks_governs_and_tiers_are_never_merged(mtus, odg, conclusion):
    applied = [rule("A", "indication", mtus), rule("O", "indication", odg, tier="odg")]
    assert conclude(applied, TIERS).conclusion == conclusion


def test_a_preference_among_tests_supports_nothing():
    assert conclude([rule("A12-5", "modality_choice", "met")], TIERS).conclusion == "no_guideline"


def test_a_rule_used_by_analogy_is_reported_and_does_not_govern():
    assert conclude([rule("A12", "indication", "met", by_analogy=True)], TIERS).conclusion == "no_guideline"


def test_a_special_case_does_not_govern_beside_the_rule_that_holds_it():
    applied = [
        rule("A8", "indication", "contradicted"),
        rule("A8-5", "indication", "met", special_case_of="A8"),
    ]
    assert conclude(applied, TIERS).conclusion == "needs_resolution"


def test_a_recalled_timing_rule_stands_in_no_ones_way():
    applied = [rule("IND", "indication", "met"), rule("T", "timing", "not_met", recalled=True)]
    assert conclude(applied, TIERS).conclusion == "supported"


def test_a_recalled_indication_decides_only_where_no_checked_rule_speaks_and_says_so():
    alone = conclude([rule("OXL", "indication", "met", recalled=True)], TIERS)
    assert (alone.conclusion, "recalled" in alone.because) == ("supported", True)
    beside = [rule("A", "indication", "not_documented"), rule("B", "indication", "met", recalled=True)]
    assert conclude(beside, TIERS).conclusion == "not_supported_on_this_record"


def test_advice_against_that_is_met_defeats_an_indication():
    applied = [rule("IND", "indication", "met"), rule("NO", "advice_against", "met")]
    assert conclude(applied, TIERS).conclusion == "not_supported"


def test_a_stronger_source_not_at_hand_lets_no_weaker_one_govern():
    applied = [rule("O", "indication", "met", tier="odg")]
    reasoned = conclude(applied, TIERS, "the chapters in force are missing")
    assert (reasoned.conclusion, "missing" in reasoned.because) == ("no_guideline", True)


def test_the_burden_of_proof_is_named_where_it_is_used_and_nowhere_else():
    states = ("met", "not_met", "not_documented", "contradicted")
    named = {
        s: "burden_on_the_request" in conclude([rule("I", "indication", s)], TIERS).policies for s in states
    }
    assert named == {"met": False, "not_met": False, "not_documented": True, "contradicted": False}


def test_replacing_a_state_is_all_that_changes_a_conclusion():
    met = rule("I", "indication", "met")
    same = replace(met, finding=met.finding._replace(state="not_met"))
    assert conclude([met], TIERS).conclusion != conclude([same], TIERS).conclusion

"""What every guideline file owes its reader, and what the loader says when a file is wrong."""

import copy
from datetime import date

import pytest

from openimr.case import Service
from openimr.guideline import Context, GuidelineError, applicable, evaluate, load_all
from openimr.guideline.compile import compile_rule
from openimr.guideline.load import read
from openimr.programs import folder, load

FILES = sorted(path.name for path in (folder() / "guidelines").glob("*.yaml"))


def findings(guideline):
    """The finding of a silent record, with every criterion of the rule."""
    return compile_rule(guideline).silent[False]


@pytest.fixture
def document():
    return copy.deepcopy(load("guidelines/odg-spine-repeat.yaml"))


def test_every_criterion_names_where_it_is_printed():
    for guideline in load_all():
        assert all(node.citation for node in findings(guideline).walk())


def test_every_recalled_rule_is_flagged_in_its_finding_and_in_every_whole_that_holds_it():
    recalled = [g for g in load_all() if g.recalled]
    assert recalled
    for guideline in recalled:
        assert findings(guideline).recalled
    for guideline in load_all():
        for node in findings(guideline).walk():
            assert node.recalled or not any(child.recalled for child in node.children)


def test_every_rule_has_an_id_of_its_own():
    ids = [guideline.id for guideline in load_all()]
    assert len(ids) == len(set(ids))


def test_the_preference_after_surgery_is_no_indication():
    assert [g.kind for g in load_all() if g.code == "A12-5"] == ["modality_choice"]


@pytest.mark.parametrize("name", FILES)
def test_questions_belong_to_criteria_that_exist(name):
    for guideline in read(load(f"guidelines/{name}"), name):
        known = {node.criterion for node in findings(guideline).walk()}
        known |= {f"{guideline.code}.applies"} if guideline.applies_when else set()
        assert set(guideline.asks) <= known


def test_a_rule_governs_only_between_its_days():
    service = Service("mri", "cervical_spine")
    last, next_day = (applicable(load_all(), service, date(2017, *day)) for day in ((11, 30), (12, 1)))
    files = [
        {g.file for g in rules if g.tier == "mtus" and g.kind == "indication"} for rules in (last, next_day)
    ]
    assert files == [{"acoem-2004-ch08"}, {"acoem-cervical-thoracic-2016"}]


def test_a_rule_for_another_service_is_not_applicable():
    guideline = next(g for g in load_all() if g.code == "A8-IMG")
    finding = evaluate(guideline, [], Context(Service("mri", "knee"), date(2014, 9, 11)))
    assert finding.state == "not_applicable"
    assert "knee" in (finding.note or "")


def test_a_misspelt_key_is_told_with_the_right_one(document):
    logic = document["rules"][0]["logic"]
    logic["any_off"] = logic.pop("any_of")
    with pytest.raises(GuidelineError, match=r"unknown key 'any_off'; expected 'any_of'; rename the key"):
        list(read(document, "repeat.yaml"))


def test_an_unknown_fact_code_is_told_with_the_nearest(document):
    document["rules"][0]["logic"]["any_of"][0]["fact"] = "significant_chnage"
    with pytest.raises(GuidelineError, match=r"O-REP.1: unknown fact code .*expected 'significant_change'"):
        list(read(document, "repeat.yaml"))


def test_an_unknown_kind_is_told_with_the_nearest(document):
    document["rules"][0]["logic"]["any_of"][0]["kind"] = "worst"
    with pytest.raises(GuidelineError, match=r"unknown kind 'worst' of significant_change; expected 'worse'"):
        list(read(document, "repeat.yaml"))


def test_a_missing_key_is_named(document):
    del document["authority"]
    with pytest.raises(GuidelineError, match="no key 'authority'"):
        list(read(document, "repeat.yaml"))


def test_a_criterion_needs_one_clear_test(document):
    del document["rules"][0]["logic"]["any_of"][0]["fact"]
    with pytest.raises(GuidelineError, match="a criterion without one clear test"):
        list(read(document, "repeat.yaml"))


def test_every_file_cites_an_edition_of_the_catalogue():
    known = {entry["id"] for entry in load("catalogue.yaml")["guidelines"]}
    assert {g.catalogue for g in load_all() if g.catalogue} <= known

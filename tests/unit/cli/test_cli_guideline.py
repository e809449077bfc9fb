"""The guideline commands: what an author and a reviewer see, and how a mistake is told."""

import json

import pytest
from click.testing import CliRunner

from openimr.cli.guideline import command


def run(*args):
    return CliRunner().invoke(command, list(args))


def test_the_edition_of_the_day_is_listed_and_no_other():
    listed = json.loads(run("list", "--on", "2018-05-01", "--region", "lumbar_spine", "--json").output)
    names = {row["id"] for row in listed if row["tier"] == "mtus"}
    assert names == {"acoem-low-back-2016", "mtus-chronic-route-2017"}
    assert all("recalled" in row["status"] for row in listed)


def test_a_rule_is_shown_by_its_code_or_its_file():
    one, whole = run("show", "a8-img").output, run("show", "acoem-2004-ch08").output
    assert "## A8-IMG: indication" in one
    assert "A8-EDX" not in one
    assert "## A8-EDX: indication *(recalled)*" in whole


def test_an_unknown_name_is_told_with_the_nearest():
    result = run("show", "acoem-2004-c08")
    assert result.exit_code == 1
    assert "expected 'acoem-2004-ch08'" in result.output


def test_every_example_on_file_holds():
    result = run("test")
    assert result.exit_code == 0
    done, _, total = result.output.split()[:3]
    assert int(done) == int(total) > 250


@pytest.mark.parametrize(("service", "region"), [("mri", "knee"), ("emg_ncv", "wrist_hand"), ("xray", "hip")])
def test_a_skeleton_is_valid_and_its_examples_hold(tmp_path, service, region):
    written = run("new", "my-study", "--service", service, "--region", region, "-o", str(tmp_path))
    assert written.exit_code == 0
    assert run("test", str(tmp_path / "my-study.yaml")).output == "2 of 2 examples hold\n"
    assert run("new", "my-study", "-o", str(tmp_path)).exit_code == 1


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ("regoins:", "regions:", "KNEE-1/scope: unknown key 'regoins'; expected 'regions'"),
        ("[kneee]", "[knee]", "KNEE-1/scope/regions: unknown region 'kneee'; expected 'knee'"),
        ("[mrri]", "[mri]", "unknown service 'mrri'; expected 'mri'"),
        ("kind: indicaton", "kind: indication", "unknown value 'indicaton'; expected 'indication'"),
        ("tier: other_guidline", "tier: other_guideline", "unknown tier 'other_guidline'; expected"),
        ("fact: treatment_respons", "fact: treatment_response", "expected 'treatment_response'"),
        ("status: afirmed", "status: affirmed", "unknown status 'afirmed'; expected 'affirmed'"),
        ("KNEE-1: not_documentd", "KNEE-1: not_documented", "expected 'not_documented'"),
        ('from: "2015-4-1"', 'from: "2015-04-01"', "a text of the form"),
        ("title: x: y", 'title: "Knee"', "no YAML"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_the_nearest_right_word(tmp_path, wrong, right, told):
    text = run("new", "knee", "--region", "knee").output
    assert right in text
    path = tmp_path / "knee.yaml"
    path.write_text(text.replace(right, wrong, 1), "utf-8")
    result = run("test", str(path))
    assert result.exit_code == 1
    assert told in result.output


def test_an_example_that_does_not_hold_names_criterion_and_state(tmp_path):
    path = tmp_path / "knee.yaml"
    text = run("new", "knee", "--region", "knee").output
    path.write_text(text.replace("KNEE-1.2: met", "KNEE-1.2: not_met"), "utf-8")
    result = run("test", str(path))
    assert result.exit_code == 1
    assert "KNEE-1.2: expected not_met, it is met" in result.output


def test_a_bad_file_does_not_lose_the_good_one(tmp_path):
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(run("new", "good").output, "utf-8")
    bad.write_text("id: [", "utf-8")
    result = run("test", str(bad), str(good))
    assert result.exit_code == 1
    assert "2 of 2 examples hold" in result.output


def test_editions_are_compared_in_plain_words():
    told = run("diff", "acoem-2004-ch12", "acoem-low-back-2016").output
    assert "A12-MRI, now LB16-MRI was confirmed and is recalled." in told
    assert "asks in addition whether" in told
    assert "LB16-REP is new (repeat)" in told


def test_a_changed_threshold_is_named(tmp_path):
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    text = run("new", "old").output.replace(
        "kind: failed\n", "kind: failed\n          where: {weeks: {at_least: 4}}\n"
    )
    old.write_text(text, "utf-8")
    new.write_text(text.replace("at_least: 4", "at_least: 6"), "utf-8")
    told = run("diff", str(old), str(new)).output
    assert "the value asked for was weeks at least 4 and is weeks at least 6" in told


@pytest.mark.shared
def test_at_least_one_rule_set_speaks_about_every_diagnostic_item(shared):
    letters = [str(path) for path in sorted((shared / "letters").glob("*.pdf"))]
    services = json.loads(run("coverage", *letters, "--json").output)["services"]
    diagnostic = [row for row in services if row["diagnostic"]]
    assert sum(row["covered"] for row in diagnostic) >= 0.95 * sum(row["items"] for row in diagnostic) > 0

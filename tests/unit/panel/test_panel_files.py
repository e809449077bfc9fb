"""The panel file, the cases, the programme's data, the commands."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from openimr import examples
from openimr.cli.panel import command
from openimr.panel import PanelError
from openimr.panel.case_file import read_case_yaml, read_line
from openimr.panel.panel_file import read_panel
from openimr.panel.rules import rules

from .fictional import DAY, graph

FOLDER = Path(examples.__file__).parent / "panel"
LINE = {"case_number": "CM16-1", "items": [{"heading": "MRI of the left knee"}], "parties": {"employer": []}}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(command, ["example", "-o", "panel"]).exit_code == 0
    return tmp_path / "panel"


def run(*args):
    return CliRunner().invoke(command, [str(arg) for arg in args])


def test_each_role_belongs_to_one_relation_and_each_relation_has_a_bit():
    roles = [role for rule in rules().relations for role in rule.roles]
    assert len(roles) == len(set(roles))
    assert sum(rule.bit for rule in rules().relations) == 2 ** len(rules().relations) - 1
    for rule in rules().relations:
        assert rule.optional <= set(rule.roles)


def test_every_kind_that_a_relation_names_is_a_service_kind():
    from openimr.case.service import words

    assert set().union(*(rule.kinds for rule in rules().relations)) <= set(words().precedence)


def test_relation_by_name_means_every_entity_of_that_name_and_a_new_name_becomes_one():
    text = (FOLDER / "panel.yaml").read_text("utf-8")
    by_ref = {each.ref: each for each in read_panel(text, where="panel.yaml").reviewers}
    entities = [relation.entity for relation in by_ref["r-7f3a0a"].relations]
    assert entities == ["phantom-surgery", "r-7f3a0a.tie-2"]


MISTAKES = [
    ("capacity: 2", "capcity: 2", "write capacity instead"),
    ("kind: owns", "kind: loves", "enum"),
    ("subject: sampleman", "subject: nobody", "a link to 'nobody'"),
    ("ref: r-7f3a02", "ref: r-7f3a01", "a reference twice"),
    ("turnaround_days: 7", "turnaround_days: .nan", "line .*no YAML"),
    ("expires: 2016-12-31", "expires: 2016-13-31", "no day that exists"),
]


@pytest.mark.parametrize(("right", "wrong", "told"), MISTAKES)
def test_a_wrong_panel_file_is_told_with_what_to_do(right, wrong, told):
    text = (FOLDER / "panel.yaml").read_text("utf-8")
    assert right in text
    with pytest.raises(PanelError, match=told):
        read_panel(text.replace(right, wrong, 1), where="panel.yaml")


def test_items_are_read_from_their_headings():
    case = read_line(json.dumps(LINE), graph(), DAY, where="line 1")
    assert (case.items[0].service.kind, case.items[0].service.region) == ("mri", "knee")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"parties": {"emploer": "X"}}, "a party with the role 'emploer'"),
        ({"parties": {"employer": {"entity": "nobody"}}}, "an entity that the panel does not list"),
        ({"due": "2016-02-31"}, "a day that does not exist"),
        ({"items": []}, "minItems"),
        ({"prioriti": "standard"}, "write priority instead"),
    ],
)
def test_a_wrong_case_is_told_with_its_line(change, told):
    with pytest.raises(PanelError, match=told):
        read_line(json.dumps({**LINE, **change}), graph(), DAY, where="line 1")


def test_the_parties_of_a_case_yaml_give_the_employer_of_the_worker():
    text = (FOLDER / "case.yaml").read_text("utf-8")
    panel = read_panel((FOLDER / "panel.yaml").read_text("utf-8"), where="panel.yaml")
    case = read_case_yaml(text, panel.graph, DAY, where="case.yaml")
    assert {party.role: party.ref for party in case.parties.parties}["employer"] == "dummyport"
    assert "Fictus" not in repr(case)


def test_report_shows_candidates_and_ends_with_zero_when_somebody_is_free(folder):
    result = run("report", folder / "case.yaml", folder / "panel.yaml", "--day", "2015-04-24")
    assert result.exit_code == 0
    assert result.output.startswith(
        "CM15-9000101: 3 of 10 reviewers may be assigned\nr-7f3a01  match  98  free"
    )
    blocked = run(
        "report", folder / "case.yaml", folder / "panel.yaml", "--day", "2015-04-24", "--reviewer", "r-7f3a04"
    )
    assert blocked.exit_code == 1
    assert "make-believe-holding owns imaginary-mutual" in blocked.output


def test_report_as_json_names_every_relation_tested(folder):
    result = run("report", folder / "case.yaml", folder / "panel.yaml", "--day", "2015-04-24", "--json")
    found = json.loads(result.output)["candidates"]
    assert len(found) == 10
    tested = {row["relation"] for row in found[0]["conflicts"]["rows"]}
    assert tested == {rule.id for rule in rules().relations}
    assert any(row["recalled"] for row in found[0]["conflicts"]["rows"])


def test_assign_writes_a_plan_that_replays(folder):
    files = [folder / "cases.jsonl", folder / "panel.yaml", "--day", "2015-04-24", "--seed", "7"]
    result = run("assign", *files, "-o", "plan.json")
    assert result.exit_code == 1
    assert "CM15-9000106: none of 10 reviewers is free" in result.output
    before = Path("plan.json").read_bytes()
    assert str(folder.parent) not in before.decode()
    assert run("assign", *files, "-o", "plan.json").exit_code == 1
    assert Path("plan.json").read_bytes() == before
    assert run("replay", "plan.json").output == "plan.json: the same plan\n"
    (folder / "cases.jsonl").write_text("", "utf-8")
    changed = run("replay", "plan.json")
    assert changed.exit_code == 1
    assert "the inputs are not those of the plan" in changed.output


def test_a_bad_line_is_reported_and_the_others_are_assigned(folder):
    good = (folder / "cases.jsonl").read_text("utf-8").splitlines()[1]
    (folder / "some.jsonl").write_text(f"no json\n{good}\n{good}\n", "utf-8")
    result = run("assign", folder / "some.jsonl", folder / "panel.yaml", "--day", "2015-04-24", "--seed", "7")
    assert result.exit_code == 1
    assert "line 1: no JSON" in result.output
    assert "line 3: CM15-9000102 twice" in result.output
    assert "1 assigned" in result.output


@pytest.mark.parametrize("damaged", ["case.yaml", "panel.yaml"])
def test_a_file_that_is_no_text_is_told(folder, damaged):
    (folder / damaged).write_bytes(b"\xff\xfe")
    result = run("report", folder / "case.yaml", folder / "panel.yaml")
    assert result.exit_code == 1
    assert f"{damaged}: cannot be read" in result.output


def test_a_file_that_is_no_plan_is_told(folder):
    result = run("replay", folder / "case.yaml")
    assert result.exit_code == 1
    assert "no plan" in result.output

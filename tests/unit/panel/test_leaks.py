"""Labor Code 4610.6(f): a reviewer's name appears in nothing that leaves the organisation."""

import copy
import dataclasses
import json
import logging
import os
import pickle
import subprocess
import sys
import traceback

import pytest
from click.testing import CliRunner

from openimr.cli.panel import command
from openimr.panel import (
    PanelError,
    SealedError,
    assign,
    candidates,
    credentials,
    match,
    pseudonym,
    qualifications,
    snapshot,
)
from openimr.panel.case_file import read_line
from openimr.panel.identity import Identity
from openimr.panel.identity_file import read_identities
from openimr.panel.panel_file import read_panel
from openimr.panel.render import candidates_text, conflict_text, credential_text, plan_text

from .fictional import DAY

SECRET = "Zyxwvut"
MARKS = ("zyxwvut", "qqq987654", "secretstreet")
PANEL = f"""
entities:
  - {{id: employer, names: [Dummyport Warehouse]}}
  - {{id: spouse, names: ["{SECRET}, Spouse"], person: true}}
reviewers:
  - ref: r-7f3a
    identity: {{name: "{SECRET}, Marka", contact: 1 Secretstreet, licence_numbers: {{California: QQQ987654}}}}
    degree_class: md_do
    licences: [{{state: California, kind: physician, status: active, expires: 2017-01-01}}]
    certifications: [{{board: Board, specialty: Orthopedic Surgery, expires: 2018-01-01}}]
    specialties: [Orthopedic Surgery]
    practice: {{since: 2000-01-01, hours_a_week: 40}}
    sanctions: []
    qme: []
    relations:
      - {{kind: familial, nature: spouse, name: "{SECRET}, Other", source: disclosure}}
      - {{kind: professional, nature: contractor, entity: employer, source: disclosure}}
    attestations: [{{day: 2016-01-01, source: form}}]
"""
ROLES = ("employer", "insurer", "claims_administrator", "mpn", "requesting_physician", "medical_group")
LINE = {
    "case_number": "CM16-0000001",
    "items": [{"kind": "mri", "region": "knee"}],
    "parties": {
        **{role: [] for role in (*ROLES, "attorney", "ur_organization", "facility")},
        "worker": f"{SECRET}, Other",
        "ur_reviewer": f"Marka {SECRET}",
    },
}


def leaks(text):
    return [mark for mark in MARKS if mark in text.lower()]


def public_values():
    """Every public value, made from a panel whose every name is marked."""
    panel = read_panel(PANEL, where="panel.yaml")
    (some,) = panel.reviewers
    case = read_line(json.dumps(LINE), panel.graph, DAY, where="line 1")
    found = candidates(case, panel.reviewers, DAY)
    report = credentials(some, DAY)
    plan = assign([case], panel.reviewers, seed=1, day=DAY)
    return [
        some,
        case,
        case.parties,
        *found,
        found[0].conflicts,
        report,
        snapshot(some, report),
        qualifications(some, DAY),
        match(some, case.items),
        plan,
        *plan.unassigned,
    ]


def test_the_reviewer_as_a_party_is_found_by_name_and_told_by_reference():
    found = next(value for value in public_values() if hasattr(value, "rows"))
    row = next(row for row in found.rows if row.id.endswith("/self"))
    assert (row.verdict, row.reviewer_side) == ("conflict", "r-7f3a")


@pytest.mark.parametrize("value", public_values(), ids=lambda value: type(value).__name__)
def test_no_public_value_shows_a_name_in_any_form(value, caplog):
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("test").warning("%s %r %s", value, value, [value])
    told = "".join(traceback.format_exception(ValueError(value)))
    forms = [
        repr(value),
        str(value),
        f"{value}",
        format(value),
        str(dataclasses.asdict(value)),
        repr(pickle.dumps(value)),
        repr(copy.deepcopy(value)),
        json.dumps(value.to_json()) if hasattr(value, "to_json") else "",
        caplog.text,
        told,
    ]
    assert [leaks(form) for form in forms] == [[]] * len(forms)


def test_no_text_shows_a_name():
    values = public_values()
    found = [value for value in values if type(value).__name__ == "Candidate"]
    plan = next(value for value in values if type(value).__name__ == "Assignment")
    told = candidates_text("case", found, whole=True) + plan_text(plan) + plan.dumps()
    told += conflict_text(found[0].conflicts) + credential_text(found[0].credentials)
    assert not leaks(told)


def test_no_graph_shows_or_copies_its_names():
    panel = read_panel(PANEL, where="panel.yaml")
    assert not leaks(repr(panel) + str(panel) + f"{panel.graph}")
    for copied in (pickle.dumps, copy.copy, copy.deepcopy, dataclasses.asdict):
        with pytest.raises(SealedError) as error:
            copied(panel if copied is dataclasses.asdict else panel.graph)
        assert not leaks(str(error.value))


def test_an_identity_prints_as_nothing_and_refuses_every_copy():
    identity = read_identities(PANEL, where="panel.yaml")["r-7f3a"]
    holder = dataclasses.make_dataclass("Holder", ["identity"])(identity)
    for form in (
        repr(identity),
        str(identity),
        f"{identity}",
        f"{identity:>40}",
        repr([identity]),
        str(holder),
    ):
        assert not leaks(form)
    assert not leaks(str(dir(identity)))
    assert not hasattr(identity, "__dict__")
    for refused in (pickle.dumps, copy.copy, copy.deepcopy, list, dataclasses.asdict):
        with pytest.raises(SealedError, match=r"Reviewer\.qualifications") as error:
            refused(holder if refused is dataclasses.asdict else identity)
        assert not leaks(str(error.value))
    with pytest.raises(TypeError):
        json.dumps(identity)
    with pytest.raises(SealedError, match="written as JSON"):
        identity.to_json()


def test_an_identity_opens_for_a_known_purpose_only():
    identity = Identity("r-7f3a", f"{SECRET}, Marka", "1 Secretstreet", (("California", "QQQ987654"),))
    with pytest.raises(SealedError, match="offer_of_review"):
        identity.unseal("curiosity")
    person = identity.unseal("offer_of_review")
    assert leaks(person.name) == ["zyxwvut"]
    assert not leaks(repr(person) + str(person) + f"{person}")
    with pytest.raises(SealedError):
        pickle.dumps(person)


MISTAKES = [
    ("degree_class: md_do", f"degree_class: {SECRET}"),
    ("ref: r-7f3a", f"ref: {SECRET}"),
    (f'name: "{SECRET}, Marka"', f'name: ["{SECRET}"]'),
    (f'name: "{SECRET}, Marka"', f'nam: "{SECRET}, Marka"'),
    ("board: Board", f"board: {SECRET} Marka Clinic"),
    ("source: form", f"source: told by Dr Marka {SECRET}"),
    ("expires: 2017-01-01", "expires: 2017-02-31"),
    (f'name: "{SECRET}, Marka"', f'name: "{SECRET}'),
    ("specialties: [Orthopedic Surgery]", f"specialties: {SECRET}"),
    ("qme: []", f"{SECRET}: []"),
]


@pytest.mark.parametrize(("right", "wrong"), MISTAKES)
def test_a_mistake_in_a_panel_file_is_told_without_repeating_it(right, wrong):
    assert right in PANEL
    with pytest.raises(PanelError) as error:
        read_panel(PANEL.replace(right, wrong, 1), where="panel.yaml")
    assert not leaks("".join(traceback.format_exception(error.value)))


def test_the_commands_write_no_name(tmp_path):
    (tmp_path / "panel.yaml").write_text(PANEL, "utf-8")
    (tmp_path / "cases.jsonl").write_text(json.dumps(LINE) + "\n", "utf-8")
    plan = tmp_path / "plan.json"
    arguments = [str(tmp_path / "cases.jsonl"), str(tmp_path / "panel.yaml"), "--day", "2016-03-01"]
    for more in ([], ["--json"], ["-o", str(plan)]):
        result = CliRunner().invoke(command, ["assign", *arguments, "--seed", "1", *more])
        assert result.exit_code == 1, result.output
        assert not leaks(result.output)
    assert not leaks(plan.read_text("utf-8"))


def test_a_pseudonym_differs_by_case_and_tells_nothing_without_the_key():
    key = bytes(range(32))
    assert pseudonym("r-7f3a", "CM16-1", key) == pseudonym("r-7f3a", "CM16-1", key)
    shown = {pseudonym("r-7f3a", f"CM16-{n}", key) for n in range(50)}
    assert len(shown) == 50
    assert pseudonym("r-7f3a", "CM16-1", key[::-1]) not in shown
    with pytest.raises(PanelError, match="16 random bytes"):
        pseudonym("r-7f3a", "CM16-1", b"short")


def test_qualifications_are_the_same_for_reviewers_who_differ_in_figures_that_could_tell_them():
    (some,) = read_panel(PANEL, where="panel.yaml").reviewers
    busier = dataclasses.replace(
        some, ref="r-ffff", load=1, practice=dataclasses.replace(some.practice, hours_a_week=61)
    )
    assert qualifications(some, DAY) == qualifications(busier, DAY)


def test_the_command_line_the_letters_and_the_front_door_never_load_an_identity():
    rooms = (
        "openimr.cli.panel, openimr.panel.panel_file, openimr.panel.case_file, openimr.letter, openimr.check"
    )
    code = f"import sys, {rooms}; print([name for name in sys.modules if 'panel.identity' in name])"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == "[]"

"""The command ``openimr check`` on fictional letters."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from openimr.cli.check import command

# Written for this test; the people and their wrists are invented.
CLEAN = """
Case Number: CM16-0000012
Date Assigned: 11/10/2016 Date of Injury: 10/12/2016
Decision Date: 12/08/2016 UR Denial Date: 11/03/2016
Priority: Standard Application
Received:
11/07/2016

HOW THE IMR FINAL DETERMINATION WAS MADE
The case went to a physician.
State(s) of Licensure: California
Certification(s)/Specialty: Family Practice

CLINICAL CASE SUMMARY
A gardener fell on 10/12/2016 and bruised the left wrist. A study was asked for.

IMR ISSUES, DECISIONS AND RATIONALES
MRI of the left wrist: Upheld
Claims Administrator guideline: Decision based on MTUS Forearm, Wrist, and Hand Complaints
2004, Section(s): Special Studies.
MAXIMUS guideline: Decision based on MTUS Forearm, Wrist, and Hand Complaints 2004,
Section(s): Special Studies.
Decision rationale: Swelling went down within days. The request is not medically necessary.
"""


@pytest.fixture
def run():
    return lambda *args: CliRunner().invoke(command, [str(arg) for arg in args])


@pytest.fixture
def clean(tmp_path):
    file = tmp_path / "clean.txt"
    file.write_text(CLEAN, "utf-8")
    return file


@pytest.fixture
def broken(tmp_path):
    file = tmp_path / "broken.txt"
    file.write_text(CLEAN.replace("Swelling", "The wrist wrist swelled; it"), "utf-8")
    return file


@pytest.fixture
def hinted(tmp_path):
    """A letter with a note and nothing worse: decided on a Saturday."""
    file = tmp_path / "hinted.txt"
    file.write_text(CLEAN.replace("12/08/2016", "12/10/2016"), "utf-8")
    return file


def test_clean_letter_ends_with_0(run, clean):
    result = run(clean)
    assert (result.exit_code, result.output) == (0, "No defects found.\n")


def test_defect_is_one_line_with_file_and_line_and_ends_with_1(run, broken):
    result = run(broken)
    assert result.exit_code == 1
    line, count = result.output.splitlines()
    number = CLEAN.splitlines().index(next(x for x in CLEAN.splitlines() if "Swelling" in x)) + 1
    assert line.startswith(f"{broken}:{number}: IMR402 ")
    assert count == "Found 1 warning."


def test_note_does_not_fail_the_run(run, hinted):
    result = run(hinted)
    assert result.exit_code == 0
    assert "IMR108" in result.output


def test_unreadable_file_is_one_line_and_the_others_are_checked(run, broken, tmp_path):
    result = run(tmp_path / "absent.txt", broken)
    assert result.exit_code == 1
    assert "IMR402" in result.stdout
    (line,) = result.stderr.splitlines()
    assert "absent.txt" in line


def test_file_that_is_no_letter_is_one_line(run, tmp_path, clean):
    file = tmp_path / "shopping.txt"
    file.write_text("Bread, milk and eggs.", "utf-8")
    result = run(file, clean)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert "shopping.txt" in line
    assert "No defects found." in result.stdout


def test_select_and_ignore_take_codes_and_families(run, broken):
    assert run(broken, "--select", "IMR1,IMR3").exit_code == 0
    assert run(broken, "--ignore", "imr402").exit_code == 0
    assert run(broken, "--select", "IMR4").exit_code == 1


@pytest.mark.parametrize(
    "args", [("--select", "XYZ", "a.txt"), (), ("--explain", "IMR999"), ("--format", "xml", "a")]
)
def test_wrong_call_ends_with_2(run, args):
    assert run(*args).exit_code == 2


def test_explain_needs_no_file(run):
    result = run("--explain", "IMR402")
    assert result.exit_code == 0
    assert "repeated-word" in result.output
    assert "Authority:" in result.output


def test_statistics_count_each_rule(run, broken, hinted):
    result = run("--statistics", broken, hinted)
    assert result.output.splitlines()[:2] == [
        "     1  IMR108  decision-on-weekend",
        "     1  IMR402  repeated-word",
    ]


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_output_goes_whole_into_a_file(run, broken, tmp_path, form):
    target = tmp_path / f"defects.{form}"
    result = run(broken, "--format", form, "-o", target)
    assert (result.exit_code, result.output) == (1, "")
    assert "IMR402" in json.dumps(json.loads(target.read_text("utf-8")))
    assert sorted(Path(tmp_path).iterdir()) == [broken, target]

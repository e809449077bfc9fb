"""``openimr notice``: a preview as text, JSON, PDF or HTML, and one line for what is wrong."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from openimr.cli.notice import command

FACTS = """
today: 2024-03-04
case_number: CM24-0001234
application_received: 2024-02-20
reasons: [UNTIMELY]
appeal_by: {rule: D21, trigger: 2024-03-04, service: mail_in_state}
recipient: {name: Alex Example, address: [12 Fictional Street], channels: [mail, email]}
"""


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS, "utf-8")
    return path


def call(*words: object) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words])


def test_the_text_names_the_date_and_its_count(facts: Path) -> None:
    done = call("ineligible", "--facts", facts)
    assert done.exit_code == 0
    assert "Your appeal must be filed by: Monday, April 8, 2024" in done.output
    assert "Alex Example" in done.output


def test_json_gives_the_dates_and_the_law_and_no_name(facts: Path) -> None:
    told = json.loads(call("ineligible", "--facts", facts, "--json", "--to", "physician").output)
    assert told["deadlines"][0]["due"] == "2024-04-08"
    assert {part["recalled"] for part in told["law"]} == {False}
    assert "Alex" not in json.dumps(told)


@pytest.mark.parametrize(("name", "start"), [("n.pdf", b"%PDF"), ("n.html", b"<!DOCTYPE html>")])
def test_a_file_is_written_whole(facts: Path, tmp_path: Path, name: str, start: bytes) -> None:
    done = call("ineligible", "--facts", facts, "--language", "es", "-o", tmp_path / name)
    assert done.exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("reviewer: Dr. Fictional\n", "no slot for reviewer"),
        ("appeal_by: {rule: D99, trigger: 2024-03-04}\n", "D99"),
    ],
)
def test_a_wrong_fact_is_one_line_and_writes_nothing(facts: Path, lines: str, said: str) -> None:
    facts.write_text(FACTS + lines, "utf-8")
    target = facts.with_name("n.pdf")
    done = call("ineligible", "--facts", facts, "-o", target)
    assert done.exit_code == 1
    assert said in done.output
    assert done.output.count("\n") == 1
    assert not target.exists()


def test_a_file_that_is_no_mapping_is_refused(facts: Path) -> None:
    facts.write_text("- one\n", "utf-8")
    done = call("ineligible", "--facts", facts)
    assert (done.exit_code, done.output.count("\n")) == (1, 1)


def test_a_call_without_a_kind_is_a_wrong_call() -> None:
    assert call().exit_code == 2
    assert "noarfi\n" in call("--list").output

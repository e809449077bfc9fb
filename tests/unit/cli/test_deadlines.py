"""``openimr deadlines`` answers one question or many, and one bad line spoils no other."""

import json

import pytest
from click.testing import CliRunner

from openimr.cli.deadlines import command


def run(*words, text=None):
    return CliRunner().invoke(command, list(words), input=text)


def test_one_question_is_answered_in_a_sentence():
    done = run("--rule", "d1", "--trigger", "2016-10-28", "--service", "mail_in_state")
    assert done.exit_code == 0
    assert "Friday 12/02/2016" in done.output
    assert "When missed" in done.output


def test_json_has_the_steps():
    done = run("--rule", "D1", "--trigger", "2016-10-28", "--service", "mail_in_state", "--json")
    assert [step["kind"] for step in json.loads(done.output)["steps"]] == ["period", "service"]


def test_spanish():
    done = run("--rule", "D1", "--trigger", "2016-10-28", "--language", "es")
    assert "a más tardar el lunes 11/28/2016" in done.output


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ({"id": 1, "rule": "D1", "trigger_date": "2016-10-28", "service": "mail_in_state"}, "2016-12-02"),
        ({"id": 2, "rule": "D16", "trigger_date": "2016-11-05T10:00:00-07:00"}, "2016-11-08T09:00:00-08:00"),
        ({"id": 3, "rule": "D16", "trigger_date": "2016-11-05T17:00:00Z"}, "2016-11-08T09:00:00-08:00"),
        (
            {"id": 4, "rule": "D16", "trigger_date": "2016-11-05T10:00:00[America/Los_Angeles]"},
            "2016-11-08T09:00:00-08:00",
        ),
        ({"id": 5, "rule": "D4", "trigger_date": "2016-11-05", "service": None, "priority": None}, None),
    ],
)
def test_many_questions_are_answered_line_by_line(line, due):
    done = run("--from", "-", text=json.dumps(line))
    assert done.exit_code == 0
    answer = json.loads(done.output)
    assert (answer["id"], answer["due"]) == (line["id"], due)
    assert set(answer) == {"id", "due", "explanation", "recalled"}


def test_a_bad_line_is_answered_with_its_reason_and_the_others_go_on(tmp_path):
    lines = [
        "no json",
        '{"id": 1, "rule": "D1"}',
        '{"id": 2, "rule": "D1", "trigger_date": "2016-02-30"}',
        '{"id": 3, "rule": "D1", "trigger_date": "2016-02-28", "service": "pigeon"}',
        '{"id": 4, "rule": "D1", "trigger_date": "2016-02-28T10:00"}',
        '["D1"]',
        '{"id": 5, "rule": "D1", "trigger_date": "2016-10-27"}',
    ]
    out = tmp_path / "answers.jsonl"
    done = run("--from", "-", "-o", str(out), text="\n".join(lines))
    assert done.exit_code == 1
    answers = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [answer["due"] for answer in answers] == [None] * 6 + ["2016-11-28"]
    assert "no trigger_date" in answers[1]["error"]
    assert "'2016-02-30' is no date" in answers[2]["error"]
    assert "pigeon" in answers[3]["error"]
    assert "no time zone" in answers[4]["error"]


def test_the_list_shows_each_rule_with_its_authority():
    done = run("--list")
    assert "D14  the determination is due" in done.output
    assert "recalled" in done.output


@pytest.mark.parametrize("words", [(), ("--rule", "D1"), ("--rule", "D1", "--trigger", "soon")])
def test_a_wrong_call_says_what_is_missing(words):
    done = run(*words)
    assert done.exit_code in {1, 2}
    assert "Error" in done.output

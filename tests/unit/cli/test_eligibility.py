"""``openimr eligibility`` reads a case folder, and says what the file lacks."""

import json

import pytest
from click.testing import CliRunner

from openimr.cli.eligibility import command

CASE = """\
case_number: CM16-9000007
date_of_injury: 2015-11-30
application: {received: "2016-08-08T09:15-07:00", signed: true, signed_by: worker, ur_decision_attached: true}
utilization_review:
  {date: 2016-07-22, served: 2016-07-22, service: personal, lack_of_information: false, formulary: false}
parties:
  worker: {name: "Dummeldinger, Cosima", date_of_birth: 1971-04-12, claim_number: FIC-15-000707}
items:
  - heading: Physical therapy for the lumbar spine, 12 visits
    request:
      original: {text: "Physical therapy, 12 visits", quantity: {amount: 12, unit: visit}}
      authorized: {text: "4 visits", quantity: {amount: 4, unit: visit}}
      remaining: {text: "6 visits", quantity: {amount: 6, unit: visit}}
"""
KNOWN = {
    "number": "CM16-9000001",
    "worker": {"name": "Dumeldinger, Cozima", "date_of_birth": "1971-12-04"},
    "ur_decision": "2016-07-22",
    "received": "2016-08-01",
    "items": ["Physical therapy for the low back"],
}


@pytest.fixture
def ask(tmp_path):
    def run(text=CASE, *words, docket=None):
        (tmp_path / "case.yaml").write_text(text, "utf-8")
        if docket is not None:
            (tmp_path / "known.jsonl").write_text("\n".join(json.dumps(row) for row in docket), "utf-8")
            words = (*words, "--docket", str(tmp_path / "known.jsonl"))
        return CliRunner().invoke(command, [str(tmp_path), "--today", "2016-08-09", *words])

    return run


def test_a_sum_that_fails_is_found_and_not_refused(ask):
    done = ask()
    assert done.exit_code == 1
    assert "12 asked for; 4 approved and 6 left make 10." in done.output


def test_a_part_is_eligible(ask):
    done = ask(CASE.replace("6 visits", "8 visits").replace("amount: 6", "amount: 8"), "--json")
    assert done.exit_code == 0
    answer = json.loads(done.output)
    assert (answer["outcome"], answer["portions"][0]["kind"]) == ("partly_eligible", "remaining")
    assert next(f for f in answer["findings"] if f["code"] == "UNTIMELY")["deadline"]["rule"] == "D1"


def test_the_worker_is_known_from_the_parties_and_never_shown(ask):
    done = ask(CASE, "--json", docket=[KNOWN])
    assert json.loads(done.output)["outcome"] == "duplicate"
    assert "ummeldinger" not in done.output
    assert "1971" not in done.output


@pytest.mark.parametrize("words", [("--today", "soon"), ("--docket", "nowhere.jsonl")])
def test_a_wrong_call_ends_with_two(ask, words):
    assert ask(CASE, *words).exit_code == 2


def test_a_folder_without_a_case_says_so(tmp_path):
    done = CliRunner().invoke(command, [str(tmp_path)])
    assert done.exit_code == 1
    assert "case.yaml" in done.output


def test_a_misspelt_key_is_answered_with_the_right_one(ask):
    done = ask(CASE.replace("served:", "servd:"))
    assert done.exit_code == 1
    assert "write served instead" in done.output

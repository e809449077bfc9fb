"""A language model may propose facts; only those whose words stand in the text are kept."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from openimr.cli.facts import command as facts
from openimr.cli.model_extractor import ModelError, ModelExtractor, from_environment

TEXT = "The gardener reports wrist pain. She denies neck pain."
TOLD = [
    {
        "concept": "symptom",
        "kind": "pain",
        "status": "affirmed",
        "region": "wrist_hand",
        "quote": "wrist pain",
    },
    {"concept": "symptom", "kind": "pain", "status": "affirmed", "quote": "elbow pain"},
]


@pytest.fixture
def asked() -> list[dict[str, object]]:
    return []


@pytest.fixture
def endpoint(asked: list[dict[str, object]]) -> Iterator[str]:
    class Stub(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append({"path": self.path, "key": self.headers["Authorization"], **body})
            answer = {"choices": [{"message": {"content": json.dumps(TOLD)}}]} if body["model"] == "m" else {}
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Stub) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/v1"
        server.shutdown()
        thread.join()


def test_only_facts_whose_words_stand_in_the_text_are_kept(
    endpoint: str, asked: list[dict[str, object]]
) -> None:
    (fact,) = ModelExtractor(endpoint, "m", "k")(TEXT)
    assert (fact.quote, fact.status, fact.region) == ("wrist pain", "affirmed", "wrist_hand")
    assert TEXT[fact.evidence.start : fact.evidence.end] == "wrist pain"
    assert asked[0]["path"] == "/v1/chat/completions"
    assert asked[0]["key"] == "Bearer k"


def test_answer_of_another_kind_is_one_line_of_error(endpoint: str) -> None:
    with pytest.raises(ModelError, match="not that of an OpenAI-compatible endpoint"):
        ModelExtractor(endpoint, "other")(TEXT)


def test_endpoint_that_is_not_there_is_one_line_of_error() -> None:
    with pytest.raises(ModelError, match="no answer"):
        ModelExtractor("http://127.0.0.1:9/v1", "m", timeout=2)(TEXT)


def test_model_is_off_until_both_settings_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENIMR_MODEL_URL", raising=False)
    monkeypatch.setenv("OPENIMR_MODEL_NAME", "m")
    with pytest.raises(ModelError, match="no language model is set up"):
        from_environment()


def test_only_web_addresses_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENIMR_MODEL_URL", "file:///etc/passwd")
    monkeypatch.setenv("OPENIMR_MODEL_NAME", "m")
    with pytest.raises(ModelError):
        from_environment()


def test_command_reads_with_the_model(endpoint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENIMR_MODEL_URL", endpoint)
    monkeypatch.setenv("OPENIMR_MODEL_NAME", "m")
    (tmp_path / "note.txt").write_text(TEXT)
    result = CliRunner().invoke(facts, [str(tmp_path), "--extractor", "model"])
    assert result.exit_code == 0
    assert [json.loads(line)["concept"] for line in result.stdout.splitlines()] == ["symptom"]

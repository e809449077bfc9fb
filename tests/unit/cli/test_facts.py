"""``openimr facts`` and ``openimr bench facts`` on fictional letters and notes."""

import json
from pathlib import Path

from click.testing import CliRunner
from tests.fictional import Fields, Item, letter_of_2014

from openimr.cli.bench import command as bench
from openimr.cli.facts import command as facts

NOTE = "The worker reports neck pain. She denies numbness, tingling or weakness of the left arm.\n"
LETTER = letter_of_2014(
    Fields(
        summary="The worker has left knee pain. The McMurray test was positive.",
        items=(
            Item(title="MRI of the left knee", rationale="There is no documentation of knee instability."),
            Item(title="Ten visits of acupuncture", rationale="There is no documentation of back pain."),
        ),
    )
)


def run(command: object, *words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(command, list(words))  # type: ignore[arg-type]
    return result.exit_code, result.stdout, result.stderr


def mentions(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_note_gives_codes_and_places_and_no_words(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE)
    code, output, _ = run(facts, str(tmp_path))
    assert code == 0
    assert mentions(output)[0] == {
        "case": "note", "section": "note", "concept": "symptom", "kind": "pain", "status": "affirmed",
        "region": "cervical_spine", "start": 16, "end": 24,
    }  # fmt: skip
    assert "neck" not in output


def test_places_count_neither_white_space_nor_hyphens(tmp_path: Path) -> None:
    for name, text in (("a", "He had an x-ray."), ("b", "He  had\nan x\u00adray.")):
        (tmp_path / f"{name}.txt").write_text(text)
    first, second = mentions(run(facts, str(tmp_path))[1])
    assert (first["start"], first["end"]) == (second["start"], second["end"]) == (7, 11)


def test_letter_gives_its_summary_and_the_rationales_of_diagnostic_items(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(LETTER)
    _, output, _ = run(facts, str(tmp_path / "letter.txt"))
    told = {(m["section"], m["concept"], m["status"]) for m in mentions(output)}
    assert ("summary", "symptom", "affirmed") in told
    assert {(s, status) for s, _, status in told} == {
        ("summary", "affirmed"),
        ("rationale:1", "record_silence"),
    }


def test_bad_file_gives_one_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(NOTE)
    code, output, errors = run(facts, str(tmp_path), "-j", "2")
    assert code == 1
    assert len(errors.splitlines()) == 1
    assert {m["case"] for m in mentions(output)} == {"b"}


def test_output_file_is_whole_and_shows_words_in_columns(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(NOTE)
    out = tmp_path / "out" / "mentions.txt"
    assert run(facts, str(tmp_path / "b.txt"), "--format", "text", "-o", str(out))[0] == 0
    assert "neck pain" in out.read_text()


def bench_rows(folder: Path, gold: str) -> dict[tuple[str, str], dict[str, float]]:
    (folder / "gold.jsonl").write_text(gold)
    words = ("facts", "--letters", str(folder), "--gold", str(folder / "gold.jsonl"), "--no-peers", "--json")
    return {(row["by"], row["name"]): row for row in json.loads(run(bench, *words)[1])}


def test_bench_counts_found_missed_wrong_and_ignored(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE)
    gold = [{**m, "status": "patient_denial"} for m in mentions(run(facts, str(tmp_path / "note.txt"))[1])]
    missed = {**gold[0], "concept": "trauma"}
    ignored = {
        "case": "note",
        "section": "note",
        "start": gold[1]["start"],
        "end": gold[1]["end"],
        "ignore": True,
    }
    lines = "\n".join(json.dumps(line) for line in (gold[0], gold[2], missed, ignored))
    whole = bench_rows(tmp_path, lines)["concept", "all"]
    assert (whole["mentions"], whole["found"]) == (3, 2)
    assert whole["recall"] == 0.667
    assert whole["precision"] == 0.667  # the fourth was found without annotation, the second is ignored
    assert whole["status"] == 0.5


def test_bench_names_the_line_that_is_no_mention(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"case": "note"}\n')
    code, _, errors = run(bench, "facts", "--letters", str(tmp_path), "--gold", str(tmp_path / "gold.jsonl"))
    assert code == 2
    assert "gold.jsonl:1" in errors


def test_bench_says_which_letters_are_absent(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE)
    line = json.dumps(
        {"case": "other", "section": "note", "concept": "symptom", "status": "affirmed", "start": 0, "end": 4}
    )
    (tmp_path / "gold.jsonl").write_text(line)
    code, _, errors = run(
        bench, "facts", "--letters", str(tmp_path), "--gold", str(tmp_path / "gold.jsonl"), "--no-peers"
    )
    assert code == 1
    assert errors.startswith("openimr: other: no letter of that name")

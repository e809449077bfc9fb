"""``openimr read`` from the outside: inputs of every kind in, letters out, none lost to its neighbours."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
import typst
from click.testing import CliRunner
from tests.fictional import Fields, Item, letter_of_2014, letter_of_2016

from openimr.cli.read import command

SOURCE = Path(__file__).parents[2] / "src"


def _text(number):
    fields = Fields(case_number=f"CM16-{number:07d}", items=(Item(), Item("Wrist splint", "Overturned")))
    return (letter_of_2016 if number % 2 else letter_of_2014)(fields)


def _pdf(text):
    """A PDF of a text, each line on a line of its own."""
    return typst.compile(f"#set page(width: 30cm)\n#raw({json.dumps(text)})".encode())


@pytest.fixture
def folder(tmp_path):
    """Six letters, one of them a PDF in a sub-folder."""
    place = tmp_path / "letters"
    (place / "inner").mkdir(parents=True)
    for number in range(1, 6):
        (place / f"{number}.txt").write_text(_text(number), "utf-8")
    (place / "inner" / "6.PDF").write_bytes(_pdf(_text(6)))
    (place / "notes.md").write_text("not asked for", "utf-8")
    return place


@pytest.fixture
def run():
    return lambda *args, **kwargs: CliRunner().invoke(command, [str(arg) for arg in args], **kwargs)


def _numbers(output):
    return [json.loads(line)["case_number"] for line in output.splitlines()]


ALL = [f"CM16-{number:07d}" for number in range(1, 7)]


def test_one_file_is_one_line_of_json(run, folder):
    result = run(folder / "1.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    (line,) = result.stdout.splitlines()
    letter = json.loads(line)
    assert (letter["source"], letter["layout"], letter["decision_date"]) == ("1.txt", "2016", "2016-12-08")
    assert [item["outcome"] for item in letter["items"]] == ["upheld", "overturned"]
    assert letter["warnings"] == []


def test_pdf_is_read_as_its_text_is(run, folder):
    told = json.loads(run(folder / "inner" / "6.PDF").stdout)
    (folder / "6.txt").write_text(_text(6), "utf-8")
    same = json.loads(run(folder / "6.txt").stdout)
    assert told | {"source": ""} == same | {"source": ""}


def test_folder_is_read_with_its_sub_folders_in_order(run, folder):
    result = run(folder)
    assert result.exit_code == 0
    assert _numbers(result.stdout) == ALL


def test_pattern(run, folder):
    assert _numbers(run(folder / "[2-4].txt").stdout) == ALL[1:4]
    assert _numbers(run(f"{folder}/**/*.PDF").stdout) == [ALL[5]]


def test_output_has_the_order_of_the_input_and_each_file_once(run, folder):
    result = run(folder / "4.txt", folder / "2.txt", folder, folder / "2.txt")
    assert _numbers(result.stdout) == [ALL[3], ALL[1], ALL[0], ALL[2], ALL[4], ALL[5]]


@pytest.mark.parametrize("content", [_text(1).encode(), _text(1).encode("utf-16"), _pdf(_text(1))])
def test_standard_input(run, content):
    result = run("-", input=content)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["source"] == "standard input"
    assert _numbers(result.stdout) == ALL[:1]


def test_several_processes_write_the_same_bytes_as_one(run, folder):
    (folder / "0-list.txt").write_text("Bread, milk and eggs.", "utf-8")
    one, two = run(folder, "-j", 1), run(folder, "-j", 2)
    assert (one.exit_code, two.exit_code) == (1, 1)
    assert one.stdout_bytes == two.stdout_bytes
    assert one.stderr == two.stderr
    assert _numbers(one.stdout) == ALL


def test_parquet_has_typed_and_nested_columns(run, folder, tmp_path):
    import duckdb

    table = tmp_path / "out" / "letters.parquet"
    result = run(folder, "--format", "parquet", "-o", table)
    assert (result.exit_code, result.output) == (0, "")
    with duckdb.connect() as connection:
        rows = connection.execute(
            "SELECT case_number, decision_date, items[1].service.region, items[2].outcome, "
            f"items[1].reviewer_guideline.citations[1].guideline FROM '{table}' ORDER BY 1"
        ).fetchall()
    assert [row[0] for row in rows] == ALL
    assert {(str(row[1]), *row[2:4]) for row in rows} >= {("2016-12-08", "wrist_hand", "overturned")}
    assert all(row[4] for row in rows)


def test_table_has_one_line_for_each_item_and_shows_what_remains(run, tmp_path):
    by = "by the Claims Administrator. The remaining IMR eligible portion of the original request,"
    split = f"Splint #3 was the original request. Splint #1 was authorized {by} splint #2 is"
    text = letter_of_2016(Fields(items=(Item(), Item(split, "Overturned"))))
    (tmp_path / "a.txt").write_text(text, "utf-8")
    names, first, second = run(tmp_path / "a.txt", "--format", "table").stdout.splitlines()
    assert names.split()[:4] == ["letter", "decided", "no", "outcome"]
    assert first.split()[:6] == ["CM16-0000012", "2016-12-08", "1", "upheld", "mri", "wrist_hand"]
    assert second.split()[2:4] == ["2", "overturned"]
    assert second.endswith(" splint #2")


def test_parquet_goes_to_standard_output(run, folder):
    assert run(folder, "--format", "parquet").stdout_bytes.startswith(b"PAR1")


def _process(*args, **kwargs):
    env = {**os.environ, "PYTHONPATH": str(SOURCE)}
    call = [sys.executable, "-m", "openimr", "read", *map(str, args)]
    return subprocess.run(call, capture_output=True, env=env, check=False, timeout=60, **kwargs)


def test_no_progress_bar_in_a_pipe(folder):
    done = _process(folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert _numbers(done.stdout.decode()) == ALL


def test_closed_pipe_is_no_traceback(folder):
    call = f'"{sys.executable}" -m openimr read "{folder}" | head -c 1'
    env = {**os.environ, "PYTHONPATH": str(SOURCE)}
    done = subprocess.run(call, shell=True, capture_output=True, env=env, check=False, timeout=60)
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def test_existing_output_is_replaced_whole(run, folder, tmp_path):
    target = tmp_path / "letters.jsonl"
    target.write_text("old", "utf-8")
    assert run(folder, "-o", target).exit_code == 0
    assert _numbers(target.read_text("utf-8")) == ALL
    assert sorted(tmp_path.iterdir()) == [folder, target]


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_existing_output_stays_whole_when_interrupted(run, folder, tmp_path, monkeypatch, form):
    import openimr.cli.read as module

    def interrupted(inputs, _jobs):
        yield from list(read_all(inputs, 1))[:2]
        raise KeyboardInterrupt

    read_all = module.read_all
    monkeypatch.setattr(module, "read_all", interrupted)
    target = tmp_path / "letters.out"
    target.write_text("old", "utf-8")
    result = run(folder, "--format", form, "-o", target)
    assert result.exit_code == 130
    assert result.stderr.splitlines() == ["openimr: interrupted; nothing was written to the output file"]
    assert target.read_text("utf-8") == "old"
    assert sorted(tmp_path.iterdir()) == [folder, target]


@pytest.mark.parametrize(
    ("fail", "what"),
    [(lambda: os._exit(9), "ended its process"), (lambda: {}["gone"], "failed with KeyError")],
)
def test_letter_that_breaks_its_reader_is_one_line_and_the_others_are_read(
    run, folder, monkeypatch, fail, what
):
    import openimr.cli.readers as module

    read = module.read
    monkeypatch.setattr(module, "read", lambda path: fail() if path.name == "3.txt" else read(path))
    result = run(folder, "-j", 2)
    assert result.exit_code == 1
    assert _numbers(result.stdout) == [*ALL[:2], *ALL[3:]]
    (line,) = result.stderr.splitlines()
    assert "3.txt" in line
    assert what in line


def test_standard_input_that_never_ends_is_refused(run, monkeypatch):
    monkeypatch.setattr("openimr.letter.source.LARGEST", 1000)
    monkeypatch.setattr("openimr.cli.readers.LARGEST", 1000)
    result = run("-", input=b"x" * 5000)
    assert result.exit_code == 1
    assert "standard input: the file has more than" in result.stderr


def _encrypted(path):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="owner", user="secret"))


def _blank(path):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)


def _sparse(path):
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)


BAD = {
    "list.txt": (lambda p: p.write_text("Bread, milk and eggs.", "utf-8"), "no determination letter"),
    "nothing.txt": (lambda p: p.write_bytes(b""), "empty"),
    "spaces.txt": (lambda p: p.write_bytes(b" \n\n "), "empty"),
    "cut.pdf": (lambda p: p.write_bytes(_pdf(_text(1))[:300]), "damaged"),
    "fake.pdf": (lambda p: p.write_bytes(b"%PDF-1.7\nno more"), "damaged"),
    "locked.pdf": (_encrypted, "encrypted"),
    "scan.pdf": (_blank, "no text"),
    "huge.pdf": (_sparse, "200 MB"),
    "program.txt": (lambda p: p.write_bytes(bytes(range(256)) * 8), "no text in a known encoding"),
}


@pytest.mark.parametrize(("name", "make", "what"), [(name, *rest) for name, rest in BAD.items()])
@pytest.mark.parametrize("jobs", [1, 2])
def test_bad_input_is_one_line_that_teaches_and_the_others_are_read(
    run, folder, tmp_path, name, make, what, jobs
):
    bad = tmp_path / name
    make(bad)
    result = run(folder / "1.txt", bad, folder / "2.txt", "-j", jobs)
    assert result.exit_code == 1
    assert _numbers(result.stdout) == ALL[:2]
    (line,) = result.stderr.splitlines()
    assert line.startswith("openimr: ")
    assert name in line
    assert what in line
    assert "; expected " in line


@pytest.mark.parametrize(
    ("name", "make", "what"),
    [
        ("gone.txt", lambda _: None, "no such file"),
        ("*.gone", lambda _: None, "no such file"),
        ("hollow", lambda p: p.mkdir(), "holds no PDF or text"),
        ("link.txt", lambda p: p.symlink_to("nowhere"), "no such file"),
        ("pipe.txt", os.mkfifo, "no such file"),
    ],
)
def test_path_to_nowhere_is_one_line_and_the_others_are_read(run, folder, tmp_path, name, make, what):
    make(tmp_path / name)
    result = run(tmp_path / name, folder / "1.txt")
    assert result.exit_code == 1
    assert _numbers(result.stdout) == ALL[:1]
    (line,) = result.stderr.splitlines()
    assert what in line
    assert name in line
    assert "; expected " in line


def test_utf_16_is_read(run, tmp_path):
    (tmp_path / "wide.txt").write_bytes(_text(1).encode("utf-16"))
    result = run(tmp_path / "wide.txt")
    assert result.exit_code == 0
    assert _numbers(result.stdout) == ALL[:1]


def test_output_that_cannot_be_written_is_one_line(run, folder, tmp_path):
    (tmp_path / "file").write_text("in the way", "utf-8")
    result = run(folder, "-o", tmp_path / "file" / "letters.jsonl")
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert "letters.jsonl" in line
    assert "; expected " in line


@pytest.mark.parametrize("args", [(), ("--format", "xml", "a.txt"), ("-j", "0", "a.txt")])
def test_wrong_call_ends_with_2(run, args):
    assert run(*args).exit_code == 2


def test_only_bad_inputs_write_an_empty_file(run, tmp_path):
    (tmp_path / "list.txt").write_text("Bread, milk and eggs.", "utf-8")
    for form in ("jsonl", "parquet"):
        result = run(tmp_path / "list.txt", "--format", form, "-o", tmp_path / f"letters.{form}")
        assert result.exit_code == 1
        assert len(result.stderr.splitlines()) == 1

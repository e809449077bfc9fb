"""``openimr review`` on several, bad and interrupted inputs: bad input never loses good input."""

import json

import pytest

from openimr.cli import dossier

from .reviewing import CASE, PUBLISHED, RESULTS, determination, run_review, write_case, write_letter


def test_inputs_that_share_a_stem_do_not_overwrite_each_other(tmp_path):
    paths = [write_letter(tmp_path / place / "letter.txt", PUBLISHED.but(case_number=f"CM16-000001{n}"))
             for n, place in enumerate(("north", "south"))]  # fmt: skip
    paths.append(write_case(tmp_path / "letter"))
    assert run_review(*paths, "-o", tmp_path / "out").exit_code == 0
    numbers = sorted(
        determination(p.parent)["case_number"] for p in (tmp_path / "out").glob("*/worksheet.html")
    )
    assert numbers == ["CM16-0000010", "CM16-0000011", "CM16-9000101"]


def test_the_same_input_twice_is_reviewed_once(tmp_path):
    case = write_case(tmp_path / "neck")
    result = run_review(case, case, "-o", tmp_path / "out")
    assert result.output.count("CM16-9000101") == 1
    assert (tmp_path / "out" / "worksheet.html").exists()


def test_a_folder_with_a_dot_keeps_its_whole_name(tmp_path):
    paths = [write_case(tmp_path / name) for name in ("case.v1", "case.v2")]
    assert run_review(*paths, "-o", tmp_path / "out").exit_code == 0
    assert (tmp_path / "out" / "case.v2" / "worksheet.html").exists()


# Bad inputs


def no_case_yaml(folder):
    folder.mkdir()
    return folder, "no case.yaml"


def misspelt_key(folder):
    return write_case(folder, CASE.replace("decision_date", "descision_date")), "decision_date"


def not_utf8(folder):
    write_case(folder)
    (folder / "case.yaml").write_bytes(CASE.encode("utf-16"))
    return folder, "UTF-8"


def no_such_path(folder):
    return folder, "no such file"


def letter_without_summary(folder):
    return write_letter(folder / "letter.txt", PUBLISHED.but(summary="")), "no clinical case summary"


def letter_without_items(folder):
    return write_letter(folder / "letter.txt", PUBLISHED.but(items=())), "no disputed item"


def no_letter(folder):
    folder.mkdir()
    (folder / "note.txt").write_text("Buy bread.", "utf-8")
    return folder / "note.txt", "no determination letter"


def broken_pdf_letter(folder):
    folder.mkdir()
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    return folder / "letter.pdf", "damaged"


@pytest.mark.parametrize(
    "make",
    [
        no_case_yaml,
        misspelt_key,
        not_utf8,
        no_such_path,
        letter_without_summary,
        letter_without_items,
        no_letter,
        broken_pdf_letter,
    ],
)
def test_bad_input_gives_one_line_and_never_loses_good_input(make, tmp_path):
    bad, words = make(tmp_path / "bad")
    good = write_case(tmp_path / "good")
    result = run_review(bad, good, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("openimr: ")
    assert words in result.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"good"}


def test_a_document_that_cannot_be_read_is_named_and_the_rest_reviewed(tmp_path):
    case = write_case(tmp_path / "neck")
    (case / "documents" / "02-broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    assert run_review(case, "-o", tmp_path / "out").exit_code == 0
    assert any("02-broken.pdf" in warning for warning in determination(tmp_path / "out")["warnings"])
    assert "02-broken.pdf" in (tmp_path / "out" / "letter.html").read_text("utf-8")


def test_a_case_without_documents_supports_nothing(tmp_path):
    case = write_case(tmp_path / "neck")
    (case / "documents" / "01-report.txt").unlink()
    assert run_review(case, "-o", tmp_path / "out").exit_code == 0
    found = determination(tmp_path / "out")
    assert found["items"][0]["conclusion"] != "supported"
    assert found["warnings"]


def test_results_that_cannot_be_written_give_one_line(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    result = run_review(write_case(tmp_path / "neck"), "-o", tmp_path / "file" / "out")
    assert result.exit_code == 1
    assert "the results cannot be written" in result.stderr
    assert result.stderr.count("\n") == 1


# Interruption and resumption


def stop_at(monkeypatch, case="CM16-9000102"):
    """Interrupt the command while it sets the worksheet of a case."""
    render = dossier.render

    def interrupted(determination, record):
        if determination.case.number == case:
            raise KeyboardInterrupt
        return render(determination, record)

    monkeypatch.setattr(dossier, "render", interrupted)


@pytest.fixture
def three(tmp_path):
    return [write_case(tmp_path / f"case-{n}", CASE.replace("9000101", f"900010{n}")) for n in (1, 2, 3)]


def test_an_interrupted_run_keeps_what_is_finished_and_leaves_no_half_result(three, tmp_path, monkeypatch):
    stop_at(monkeypatch)
    result = run_review(*three, "-o", tmp_path / "out")
    assert result.exit_code == 130
    assert "--resume" in result.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"case-1"}
    assert {path.name for path in (tmp_path / "out" / "case-1").iterdir()} >= RESULTS


def test_an_interruption_leaves_earlier_results_whole(three, tmp_path, monkeypatch):
    out = tmp_path / "out"
    assert run_review(*three, "-o", out).exit_code == 0
    before = {path: path.read_bytes() for path in (out / "case-2").iterdir()}
    (three[1] / "documents" / "01-report.txt").write_text("Fever and weight loss.", "utf-8")
    stop_at(monkeypatch)
    assert run_review(*three, "-o", out).exit_code == 130
    assert {path: path.read_bytes() for path in (out / "case-2").iterdir()} == before


def test_resume_takes_up_only_what_is_not_complete(three, tmp_path):
    out = tmp_path / "out"
    assert run_review(*three, "-o", out).exit_code == 0
    (out / "case-2" / "letter.pdf").unlink()
    kept = out / "case-1" / "determination.json"
    kept.write_text(json.dumps(determination(out / "case-1") | {"mark": "kept"}), "utf-8")
    result = run_review(*three, "-o", out, "--resume")
    assert result.exit_code == 0
    assert (out / "case-2" / "letter.pdf").exists()
    assert determination(out / "case-1")["mark"] == "kept"
    assert result.output.count("already complete") == 2


def test_pictures_of_an_earlier_record_do_not_stay(tmp_path, reviewed):
    out = tmp_path / "out"
    case = reviewed.parent / "cases" / "thoracic-xray-and-mri"
    assert run_review(case, "-o", out).exit_code == 0
    assert list((out / "pages").iterdir())
    assert run_review(write_case(tmp_path / "neck"), "-o", out).exit_code == 0
    assert not (out / "pages").exists()


def test_same_input_same_results(three, tmp_path):
    for name in ("first", "second"):
        assert run_review(three[0], "-o", tmp_path / name).exit_code == 0
    for result in RESULTS:
        assert (tmp_path / "first" / result).read_bytes() == (tmp_path / "second" / result).read_bytes()

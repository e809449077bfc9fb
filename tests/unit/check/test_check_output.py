"""Defects know their place and are written for people and for programs."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from openimr.check import check, explain, page, rules, to_json, to_sarif, to_text

TEXT = "HEADER\n\nMRI of the left wrist: Upheld\nDecision rationale: The left  wrist\nwrist healed.\n"


@pytest.fixture
def repeated(letter):
    return check(
        letter(rationale="The left wrist wrist healed. The request is not medically necessary."), TEXT
    )


def test_defect_names_item_and_characters_of_the_text_as_read(repeated):
    (defect,) = repeated
    assert (defect.code, defect.item, defect.place) == ("IMR402", 1, "item 1, rationale, character 9")
    assert TEXT[defect.start : defect.end] == "wrist\nwrist"


def test_words_of_the_second_item_are_not_found_in_the_first(letter):
    rationale = "It is is small. The request is not medically necessary."
    items = [{"heading": f"Splint {n} for the left wrist", "rationale": rationale} for n in (1, 2)]
    text = f"Splint 1 for the left wrist: Upheld {rationale}\nSplint 2 for the left wrist: Upheld {rationale}"
    first, second = check(letter(items=items), text)
    assert text.index("Splint 1") < first.start < text.index("Splint 2") < second.start


def test_defect_without_text_has_no_characters(letter):
    (defect,) = check(letter(rationale="A wrist wrist. The request is not medically necessary."))
    assert (defect.start, defect.end) == (None, None)


def test_text_output_is_one_line_for_each_defect_and_a_count(repeated):
    line, count = to_text(repeated, {"fictional.txt": TEXT}).splitlines()
    assert line.startswith("fictional.txt:4: IMR402 ")
    assert count == "Found 1 warning."


def test_text_output_of_nothing_says_so():
    assert to_text([], {}) == "No defects found.\n"


def test_json_output_reads_back(repeated):
    (defect,) = json.loads(to_json(repeated))
    assert (defect["code"], defect["severity"], defect["item"]) == ("IMR402", "warning", 1)


def test_sarif_names_every_rule_with_help_and_points_at_the_characters(repeated):
    log = json.loads(to_sarif(repeated))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    descriptors = run["tool"]["driver"]["rules"]
    assert [d["id"] for d in descriptors] == [rule.code for rule in rules()]
    assert all(d["help"]["text"] and d["shortDescription"]["text"] for d in descriptors)
    assert {d["defaultConfiguration"]["level"] for d in descriptors} <= {"error", "warning", "note"}
    (result,) = run["results"]
    assert descriptors[result["ruleIndex"]]["id"] == result["ruleId"] == "IMR402"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "fictional.txt"
    region = place["region"]
    assert TEXT[region["charOffset"] : region["charOffset"] + region["charLength"]] == "wrist\nwrist"


@pytest.mark.parametrize(
    ("source", "uri"), [("a letter.pdf", "a%20letter.pdf"), ("/in/a letter.pdf", "file:///in/a%20letter.pdf")]
)
def test_sarif_addresses_are_uris(source, uri, letter):
    defects = check(replace(letter(items=[]), source=source))
    result = json.loads(to_sarif(defects))["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_defects_come_in_the_order_of_the_text(letter):
    rationale = "The left wrist wrist.It is fine. The request is not not medically necessary."
    found = check(letter(rationale=rationale, ur_denial_date=None), f"Decision rationale: {rationale}")
    assert [d.code for d in found] == ["IMR101", "IMR402", "IMR404", "IMR402"]


def test_explain_gives_the_rule_and_refuses_an_unknown_code():
    assert explain("imr402").name == "repeated-word"
    with pytest.raises(KeyError, match="IMR402"):
        explain("IMR999")


def test_codes_are_unique_and_ordered():
    codes = [rule.code for rule in rules()]
    assert codes == sorted(set(codes))


def test_documentation_of_the_rules_is_current():
    file = Path(__file__).parents[3] / "docs" / "checks.md"
    assert file.read_text("utf-8") == page(), "write it again with openimr.check.page()"

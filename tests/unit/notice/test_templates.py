"""The notice files: in the shape of the schema, bilingual for the worker's side, each rule of law at work."""

import json
import string
from typing import Any

import jsonschema
import pytest

from openimr.process.notice import kinds
from openimr.programs import folder, load

SCHEMA = json.loads((folder().parent / "schemas" / "notice.schema.json").read_text("utf-8"))
PLAIN = {"worker", "attorney", "designee"}
COMMON = load("notices/common.yaml")


def template(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = load(f"notices/{kind}.yaml")
    return found


def blocks(kind: str) -> list[dict[str, Any]]:
    return [
        part for side in ("plain", "professional") for part in template(kind).get(side, {}).get("blocks", [])
    ]


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts(part)]
    return [text for part in value for text in texts(part)] if isinstance(value, list) else []


def test_every_file_is_a_kind_and_every_kind_a_file() -> None:
    files = {path.stem for path in (folder() / "notices").glob("*.yaml")} - {"common"}
    assert files == set(kinds())


@pytest.mark.parametrize("kind", kinds())
def test_the_file_has_the_shape_of_the_schema(kind: str) -> None:
    jsonschema.validate(template(kind), SCHEMA)


@pytest.mark.parametrize("slot", ["reviewer", "reviewer_specialty", "worker_name", "name"])
def test_labor_code_4610_6_f_the_schema_refuses_a_slot_for_a_name(slot: str) -> None:
    changed = {**template("remand"), "slots": {slot: {"type": "text"}}}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(changed, SCHEMA)


@pytest.mark.parametrize("kind", kinds())
def test_each_side_that_gets_the_notice_has_words_for_it(kind: str) -> None:
    found = template(kind)
    assert bool(PLAIN & set(found["recipients"])) == ("plain" in found)
    assert bool(set(found["recipients"]) - PLAIN) == ("professional" in found)


@pytest.mark.parametrize("kind", kinds())
def test_the_workers_side_has_every_word_in_both_languages(kind: str) -> None:
    for part in template(kind).get("plain", {}).get("blocks", []):
        for name in ("lead", "heading", "say", "label", "list"):
            if isinstance(part.get(name), dict):
                assert set(part[name]) == {"en", "es"}, part
                assert len(part[name]["en"]) == len(part[name]["es"]) or name != "list"


@pytest.mark.parametrize("kind", kinds())
def test_words_name_only_slots_that_exist_and_every_slot_is_used(kind: str) -> None:
    found = template(kind)
    slots = {**COMMON["slots"], **found["slots"]}
    sides = [found[side] for side in ("plain", "professional") if side in found]
    named = {
        name for text in texts(sides) for _, name, _, _ in string.Formatter().parse(text) if name is not None
    }
    assert named <= set(slots) | set(COMMON["letterhead"])
    used = named | set(texts(sides)) | {name for part in blocks(kind) for name in part.get("when", {})}
    assert set(found["slots"]) - {row["fact"] for row in COMMON["reference"]} <= used


@pytest.mark.parametrize("kind", kinds())
def test_every_rule_of_law_is_cited_by_a_part_and_every_citation_is_on_file(kind: str) -> None:
    law = {rule["id"] for rule in template(kind)["law"]}
    cited = {name for part in blocks(kind) for name in part.get("law", ())}
    assert cited == law


@pytest.mark.parametrize("kind", [kind for kind in kinds() if "plain" in template(kind)])
def test_the_worker_reads_what_happened_what_to_do_and_whom_to_ask(kind: str) -> None:
    parts = template(kind)["plain"]["blocks"]
    assert "lead" in parts[0]
    headings = [part["heading"]["en"] for part in parts if "heading" in part]
    assert any(
        word in heading
        for heading in headings
        for word in ("What you can do", "What happens next", "What this means", "If you think")
    )
    assert COMMON["help"][0]["heading"]["en"] == "Who can help"


def test_reasons_of_ineligibility_are_the_code_list_of_the_process() -> None:
    codes = set(template("ineligible")["slots"]["reasons"]["choices"])
    assert codes == {
        "NO_SIGNATURE",
        "UNTIMELY",
        "NO_UR_DECISION",
        "CONDITIONAL_DENIAL",
        "DUPLICATE",
        "PRIOR_DECISION",
        "UR_UNTIMELY",
        "NOT_UR_DISPUTE",
        "WRONG_DATES",
        "NOT_AUTHORIZED_FILER",
        "AUTHORIZED_ALREADY",
        "NON_MEDICAL",
        "CARVE_OUT",
        "WITHDRAWN",
    }


def test_a_slot_foresees_only_rules_that_the_clock_knows() -> None:
    known = set(load("clocks.yaml")["rules"])
    foreseen = {
        rule
        for kind in kinds()
        for slot in template(kind)["slots"].values()
        for rule in slot.get("rules", ())
    }
    assert foreseen
    assert foreseen <= known


def test_the_common_words_are_the_same_in_both_languages() -> None:
    english, spanish = COMMON["words"]["en"], COMMON["words"]["es"]
    assert english.keys() == spanish.keys()
    for name, words in english.items():
        if isinstance(words, dict):
            assert words.keys() == spanish[name].keys(), name
    for text, other in ((english[name], spanish[name]) for name in english if isinstance(english[name], str)):
        slots = [{slot for _, slot, _, _ in string.Formatter().parse(said) if slot} for said in (text, other)]
        assert slots[0] == slots[1]

"""The clocks and holidays of the programme are well formed, and refer only to what exists."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from openimr import programs
from openimr.programs.load import load

SCHEMAS = Path(programs.__file__).parent / "schemas"


def plain(value):
    """Dates as the words that a reader of the file sees."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("name", ["calendar", "clocks"])
def test_file_fits_its_schema(name):
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(plain(load(f"{name}.yaml")), schema)


def test_clocks_refer_only_to_what_exists():
    data, calendars = load("clocks.yaml"), load("calendar.yaml")["calendars"]
    assert set(data["roll_over"]) <= set(calendars)
    for number, rule in data["rules"].items():
        assert rule.get("service", "ccp_1013") in data["service_extensions"], number
        assert rule.get("roll_over", "court") in data["roll_over"], number
        assert set(rule.get("instead", {}).values()) <= set(data["rules"]), number


def test_both_languages_have_the_same_words():
    words = load("clocks.yaml")["words"]
    assert set(words["en"]) == set(words["es"])
    for group in ("units", "methods"):
        assert set(words["en"][group]) == set(words["es"][group])

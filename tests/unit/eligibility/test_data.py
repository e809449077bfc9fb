"""The data of eligibility, fees and statistics are well formed, and the words for workers are plain."""

import json
import re
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


@pytest.mark.parametrize("name", ["eligibility", "fees", "statistics"])
def test_file_fits_its_schema(name):
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(plain(load(f"{name}.yaml")), schema)


def syllables(word):
    return max(1, len(re.findall(r"[aeiouy]+", word.removesuffix("e"))))


def grade(text):
    """The Flesch-Kincaid grade of a text."""
    words = re.findall(r"[a-z']+", text.lower())
    sentences = max(1, len(re.findall(r"[.?!]", text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_what_the_worker_reads_is_at_most_grade_eight():
    data = load("eligibility.yaml")
    for code, reason in data["reasons"].items():
        said = [reason[key] for key in ("en", "ask_en", "found_en") if key in reason]
        assert grade(" ".join(said)) <= 8, code
    for outcome, words in data["outcomes"].items():
        assert grade(words["en"]) <= 8, outcome


def test_sentences_take_the_same_values_in_both_languages():
    field = re.compile(r"{(\w+?)(?:_es)?}")
    for code, reason in load("eligibility.yaml")["reasons"].items():
        for key in ("en", "ask_en", "found_en"):
            if key in reason:
                spanish = reason[key.removesuffix("en") + "es"]
                assert set(field.findall(reason[key])) == set(field.findall(spanish)), code

"""The published schema of case.yaml and the reader agree."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from openimr import case, programs
from openimr.case import read_case
from openimr.examples import list_cases

ROOT = Path(programs.__file__).parents[1]
SCHEMA = json.loads((ROOT / "programs/schemas/case.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def load(text):
    """YAML without dates, as the schema and the reader see it."""
    return yaml.load(text, Loader=case.document.Loader)


@pytest.mark.parametrize("slug", list(list_cases()))
def test_examples_follow_the_schema(slug):
    text = (ROOT / f"examples/cases/{slug}/case.yaml").read_text("utf-8")
    VALIDATOR.validate(load(text))
    read_case(text, where=slug)


def test_the_example_of_the_documentation_is_a_case():
    page = (Path(__file__).parents[3] / "docs/case-folder.md").read_text("utf-8")
    text = page.split("```yaml\n")[1].split("```")[0]
    VALIDATOR.validate(load(text))
    assert read_case(text, where="docs").items[0].request.remaining.quantity.amount == 6


def test_schema_and_reader_name_the_same_keys():
    reader = case.read
    assert set(SCHEMA["properties"]) == set(reader.CASE)
    assert set(SCHEMA["properties"]["application"]["properties"]) == set(reader.APPLICATION)
    assert set(SCHEMA["properties"]["utilization_review"]["properties"]) == set(reader.UTILIZATION_REVIEW)
    assert set(SCHEMA["$defs"]["item"]["properties"]) == set(reader.ITEM)
    assert set(SCHEMA["$defs"]["request"]["properties"]) == set(reader.REQUEST)
    assert set(SCHEMA["$defs"]["service"]["properties"]["region"]["enum"]) - {None} == set(reader.REGIONS)

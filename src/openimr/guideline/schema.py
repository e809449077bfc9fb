"""Check a guideline file before it is used, and say what is wrong as a teacher would."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from openimr.guideline.errors import GuidelineError
from openimr.guideline.names import check_names, nearest
from openimr.programs import folder, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema import Draft202012Validator, ValidationError


def check(document: object, name: str, program: str) -> None:
    """Raise GuidelineError for the first thing wrong in a guideline file: a key, a value, or a fact code."""
    errors = sorted(_validator().iter_errors(document), key=_rank)
    if errors:
        raise _explain(errors[0], name, document)
    check_names(document, name, program)
    concepts = vocabulary(program)
    for where, criterion in criteria(document):
        _check_codes(criterion, concepts, f"{name}, {where}")


@cache
def vocabulary(program: str) -> Mapping[str, tuple[str, ...]]:
    """The fact codes with their kinds (none for a concept without kinds)."""
    concepts: dict[str, list[str]] = load("facts/vocabulary.yaml", program)["concepts"]
    return {code: tuple(kinds) for code, kinds in concepts.items()}


def criteria(node: object, where: str = "file") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every mapping of the file that names a fact, with its place."""
    if isinstance(node, dict):
        place = str(node.get("id") or node.get("name") or where)
        if {"fact", "any_kind"} & node.keys():
            yield place, node
        for value in node.values():
            yield from criteria(value, place)
    elif isinstance(node, list):
        for value in node:
            yield from criteria(value, where)


def _check_codes(criterion: Mapping[str, Any], concepts: Mapping[str, tuple[str, ...]], where: str) -> None:
    concept = criterion.get("fact") or criterion["any_kind"]
    if concept not in concepts:
        known = nearest(concept, concepts)
        raise GuidelineError(
            f"unknown fact code {concept!r}",
            where=where,
            expected=known,
            do="use a code of facts/vocabulary.yaml",
        )
    for key in ("kind", "opposed_by"):
        for kind in codes(criterion.get(key)):
            if kind not in concepts[concept]:
                known = nearest(kind, concepts[concept]) if concepts[concept] else "no kind"
                raise GuidelineError(
                    f"unknown {key} {kind!r} of {concept}",
                    where=where,
                    expected=known,
                    do="use a kind of facts/vocabulary.yaml",
                )


def codes(value: object) -> tuple[str, ...]:
    """One code, several or none, as a tuple."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]  # checked by the schema


@cache
def _validator() -> Draft202012Validator:
    """The schema's validator. Its library is imported with the first file, for it doubles the import time."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - see above

    path = folder().parent / "schemas" / "guideline.schema.json"
    return Draft202012Validator(json.loads(path.read_text("utf-8")))


def _rank(error: ValidationError) -> tuple[int, bool, str]:
    """The deepest error first, and a misspelt key before the right one that is then missing."""
    return -len(error.absolute_path), error.validator != "additionalProperties", str(error.path)


def _explain(error: ValidationError, name: str, document: object) -> GuidelineError:
    where = f"{name}, {_place(error, document)}"
    if error.validator == "additionalProperties":
        known: Mapping[str, object] = error.schema.get("properties", {})  # type: ignore[union-attr]
        unknown = next(key for key in error.instance if key not in known)  # type: ignore[union-attr]
        return GuidelineError(
            f"unknown key {unknown!r}", where=where, expected=nearest(unknown, known), do="rename the key"
        )
    if error.validator == "required":
        missing = next(key for key in error.validator_value if key not in error.instance)  # type: ignore[union-attr,operator]
        return GuidelineError(f"no key {missing!r}", where=where, expected=f"{missing!r}", do="add it")
    if error.validator == "oneOf":
        expected = "exactly one of any_of, all_of, at_least with of, not, fact, any_kind, phase, least_days"
        return GuidelineError(
            "a criterion without one clear test",
            where=where,
            expected=expected,
            do="give it one test and a statement",
        )
    if error.validator == "enum":
        known_values = [str(value) for value in error.validator_value]  # type: ignore[union-attr]
        return GuidelineError(
            f"unknown value {error.instance!r}",
            where=where,
            expected=nearest(str(error.instance), known_values),
            do="correct the value",
        )
    expected = _EXPECTED.get(str(error.validator), "{0} {1}").format(error.validator, error.validator_value)
    return GuidelineError(error.message, where=where, expected=expected, do="correct it")


_EXPECTED = {
    "pattern": "a text of the form {1}",
    "type": "a value of the type {1}",
    "minItems": "at least {1} entry",
    "minProperties": "at least {1} entry",
}


def _place(error: ValidationError, document: Any) -> str:  # noqa: ANN401 - the shape is what is wrong
    """The way to the error by the ids of rules and criteria, which an author can search for."""
    steps, here = [], document
    for step in error.absolute_path:
        here = here[step]
        own = here.get("id") or here.get("name") if isinstance(here, dict) else None
        steps.append(str(own) if own and isinstance(step, int) else str(step))
    return "/".join(steps) or "top of the file"

"""Check a guideline file before it is used, and say what is wrong as a teacher would."""

from __future__ import annotations

import json
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from openimr.guideline.errors import GuidelineError
from openimr.programs import folder, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jsonschema import Draft202012Validator, ValidationError


def check(document: object, name: str, program: str) -> None:
    """Raise GuidelineError for the first thing wrong in a guideline file: a key, a value, or a fact code."""
    errors = sorted(_validator().iter_errors(document), key=lambda e: (-len(e.absolute_path), str(e.path)))
    if errors:
        raise _explain(errors[0], name)
    concepts = vocabulary(program)
    for where, criterion in criteria(document):
        _check_codes(criterion, concepts, f"{name}, {where}")


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like the given one, or all of them when none is near."""
    names = sorted(known)
    close = get_close_matches(word, names, 1, 0.5)
    return repr(close[0]) if close else "one of " + ", ".join(names)


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


def _explain(error: ValidationError, name: str) -> GuidelineError:
    where = f"{name}, {_place(error)}"
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
    return GuidelineError(
        error.message, where=where, expected=f"{error.validator} {error.validator_value}", do="correct it"
    )


def _place(error: ValidationError) -> str:
    return "/".join(str(step) for step in error.absolute_path) or "top of the file"

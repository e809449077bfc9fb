"""YAML text of a case as plain values: dates stay words, and a key written twice is an error."""

from __future__ import annotations

from typing import Any

import yaml

from openimr.case.errors import CaseError


class Loader(yaml.SafeLoader):
    """A safe loader that leaves dates as written: an impossible date is then ours to explain."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _construct_mapping(loader: Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[str] = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(None, None, "a key that is no word", key.start_mark)
        if key.value in seen:
            raise yaml.constructor.ConstructorError(None, None, f"key {key.value!r} twice", key.start_mark)
        seen.add(key.value)
    loader.flatten_mapping(node)
    return loader.construct_mapping(node, deep=True)


Loader.add_constructor("tag:yaml.org,2002:map", _construct_mapping)


def parse(text: str, *, where: str) -> dict[str, Any]:
    """The mapping that the YAML text holds. Raises CaseError with line and column when it holds none."""
    try:
        value = yaml.load(text, Loader=Loader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{where}, line {mark.line + 1}, column {mark.column + 1}" if mark else where
        raise CaseError(
            f"no YAML: {error.problem or error.context}",
            where=place,
            expected="keys and values, as in docs/case-folder.md",
            do="correct that line",
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        raise CaseError(
            f"no YAML: {' '.join(str(error).split())}",
            where=where,
            expected="text in UTF-8",
            do="save the file as plain text",
        ) from error
    if not isinstance(value, dict):
        raise CaseError(
            f"the file holds {_name(value)}",
            where=where,
            expected="keys and values that begin with case_number",
            do="start from an example: openimr examples build",
        )
    return value


def _name(value: object) -> str:
    if value is None:
        return "nothing"
    return {"list": "a list", "str": "plain words"}.get(type(value).__name__, f"a {type(value).__name__}")

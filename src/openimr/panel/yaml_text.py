"""YAML of a panel or a case as plain values; dates stay words, and no message repeats what the file holds."""

from __future__ import annotations

import math
from typing import Any

import yaml

from openimr.panel.errors import PanelError

_BASE: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]  # the fast loader where it is there
    """A safe loader that leaves dates as written."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in _BASE.yaml_implicit_resolvers.items()
}


def _finite(loader: Any, node: yaml.ScalarNode) -> float:  # noqa: ANN401 - either loader
    number: float = _BASE.construct_yaml_float(loader, node)
    if not math.isfinite(number):
        raise yaml.constructor.ConstructorError(None, None, "no finite number", node.start_mark)
    return number


_Loader.add_constructor("tag:yaml.org,2002:float", _finite)


def parse(text: str, where: str) -> Any:  # noqa: ANN401 - the schema checks it next
    """The content of YAML text. Raises PanelError with the line, not the words, of what is wrong."""
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{where}, line {mark.line + 1}" if mark else where
    # Raised outside of the handler: the parser's own error repeats the words of the file.
    raise PanelError("no YAML", where=place, expected="keys and values, as in docs/panel.md", do="correct it")

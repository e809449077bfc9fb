"""Try the examples of a guideline file: does each criterion take the state that its author expects?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from openimr.guideline.errors import GuidelineError
from openimr.guideline.evaluate import evaluate
from openimr.guideline.examples import examples
from openimr.guideline.load import read
from openimr.guideline.names import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openimr.guideline.examples import Example
    from openimr.guideline.model import Guideline


class Miss(NamedTuple):
    """A criterion in another state than expected; ``found`` is None where the rule has no such criterion."""

    criterion: str
    expected: str
    found: str | None
    nearest: str


class Trial(NamedTuple):
    """One example with the criteria it got wrong, none when it holds."""

    example: Example
    misses: tuple[Miss, ...]


def trials(guideline: Guideline) -> Iterator[Trial]:
    """Each example of a rule, evaluated."""
    for example in examples(guideline):
        root = evaluate(guideline, example.facts, example.context)
        states: dict[str, str] = {node.criterion: node.state for node in root.walk()}
        misses = tuple(
            Miss(criterion, state, states.get(criterion), nearest(criterion, states))
            for criterion, state in example.expect.items()
            if states.get(criterion) != state
        )
        yield Trial(example, misses)


def parse(text: str, name: str, program: str = "ca_workers_comp") -> tuple[Guideline, ...]:
    """The rules of a guideline file given as text. Raises GuidelineError, also for what is no YAML."""
    try:
        document: Any = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{name}, line {mark.line + 1}" if mark else name
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise GuidelineError(
            f"no YAML: {problem}",
            where=place,
            expected="key: value, indented by spaces; quotes around words with a colon",
            do="correct the line",
        ) from None
    return tuple(read(document, name, program))

"""The pages of the documentation: every rule with its criteria, its source and its own example cases."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from openimr.guideline.compile import compile_condition, compile_rule
from openimr.guideline.examples import examples
from openimr.guideline.load import load_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openimr.guideline.model import Finding, Guideline

INDEX = "guidelines.md"
HEAD = """# Guideline criteria

Made from the files under `programs/ca_workers_comp/guidelines/` by
`openimr guideline pages -o docs`; do not edit.
Everything is in our own words: each page names the source and the place where a criterion is printed,
and reproduces neither text nor tables.

*recalled* marks a rule, a criterion or a date that still waits for a check against a lawful copy.
Sources: `S000`-`S004` are published determinations that restate the rule, `W` numbers are public texts.

On a record each criterion is **met**, **not met**, **not documented** (the record is silent: silence is
not "no") or **contradicted** (a physician has to settle it). A rule is **not applicable** by its scope
only. The software proposes; the physician decides.

How to write a file: [an author's path](guideline-authors.md).

| guideline | tier | decisions | rules | of these recalled |
| --- | --- | --- | ---: | ---: |
"""


def pages(program: str = "ca_workers_comp") -> dict[str, str]:
    """Every page as Markdown by its place in the documentation: the index, and one page a guideline file."""
    files = [list(rules) for _, rules in groupby(load_all(program), key=lambda rule: rule.file)]
    index = HEAD + "".join(_entry(rules) for rules in files)
    return {INDEX: index} | {f"guidelines/{rules[0].file}.md": file_page(rules) for rules in files}


def _entry(rules: list[Guideline]) -> str:
    rule = rules[0]
    recalled = sum(one.recalled for one in rules)
    link = f"[{rule.title}](guidelines/{rule.file}.md)"
    return f"| {link} | {rule.tier} | {_days(rule)} | {len(rules)} | {recalled} |\n"


def file_page(rules: list[Guideline]) -> str:
    """The page of one file, or of some of its rules."""
    return _file(rules)


def _days(rule: Guideline) -> str:
    first, last = rule.in_force
    return f"{first} to {last}" if last else f"from {first} on"


def _file(rules: list[Guideline]) -> str:
    head = [
        f"# {rules[0].title}",
        "",
        f"File `{rules[0].file}.yaml`; tier `{rules[0].tier}`; decisions {_days(rules[0])}.",
        "",
    ]
    return "\n".join([*head, *(line for rule in rules for line in _rule(rule))])


def _rule(rule: Guideline) -> Iterator[str]:
    yield f"## {rule.code}: {rule.kind.replace('_', ' ')}{_flag(recalled=rule.recalled)}"
    yield ""
    yield f"{rule.summary[0].upper()}{rule.summary[1:].rstrip()}."
    yield ""
    yield f"- Source: {rule.citation}. Known from: {rule.source}."
    yield f"- Speaks about: {_words(rule.services)} of {_words(rule.regions)}{_analogy(rule)}."
    if rule.special_case_of:
        yield f"- A special case of {rule.special_case_of}: shown beside it."
    condition = compile_condition(rule)
    if condition is not None:
        yield f"- Applies when {condition.label.statement}."
    yield ""
    yield from _tree(compile_rule(rule).silent[False], rule.logic, 0)
    yield ""
    yield from _examples(rule)


def _tree(finding: Finding, logic: object, depth: int) -> Iterator[str]:
    """The criteria as a nested list; each group says how many of its parts it needs."""
    indent = "  " * depth
    flag = _flag(recalled=finding.recalled)
    yield f"{indent}- `{finding.criterion}` {finding.statement}{_need(logic)}{flag}"
    for child, part in zip(finding.children, _parts(logic, len(finding.children)), strict=True):
        yield from _tree(child, part, depth + 1)


def _parts(logic: object, count: int) -> list[object]:
    if isinstance(logic, dict):
        for key in ("any_of", "all_of", "of"):
            if key in logic:
                return list(logic[key])
        if "not" in logic:
            return [logic["not"]]
    return [None] * count


def _need(logic: object) -> str:
    if not isinstance(logic, dict):
        return ""
    words = {"any_of": "any one of", "all_of": "all of", "any_kind": "any one of", "not": "not this"}
    needed = next((text for key, text in words.items() if key in logic), "")
    if "at_least" in logic:
        needed = f"at least {logic['at_least']} of"
    return f" (*{needed}*)" if needed else ""


def _examples(rule: Guideline) -> Iterator[str]:
    yield "| example of the file | states |"
    yield "| --- | --- |"
    for example in examples(rule):
        states = ", ".join(f"{code} {state.replace('_', ' ')}" for code, state in example.expect.items())
        yield f"| {example.name} | {states} |"
    yield ""


def _flag(*, recalled: bool) -> str:
    return " *(recalled)*" if recalled else ""


def _words(codes: Iterable[str]) -> str:
    return ", ".join(code.replace("_", " ") for code in codes)


def _analogy(rule: Guideline) -> str:
    return f"; by analogy, without governing, of {_words(rule.by_analogy)}" if rule.by_analogy else ""

"""The facts that fill a notice, checked against its slots: closed, typed, and none left out."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from openimr.process.clock.model import Deadline
from openimr.process.notice.errors import NoticeError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Slots = dict[str, dict[str, Any]]


def check_facts(kind: str, slots: Slots, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a notice as given, each of the type that its slot asks for.

    Raises NoticeError for a fact without a slot (so no notice carries what its template did not foresee),
    a missing fact and a fact of another type.
    """
    unknown = sorted(set(facts) - set(slots))
    if unknown:
        raise _refused(
            f"{kind} has no slot for {', '.join(unknown)}", f"only {', '.join(slots)}", "leave it out"
        )
    missing = [name for name, slot in slots.items() if not slot.get("optional") and _empty(facts.get(name))]
    if missing:
        raise _refused(f"{kind} lacks {', '.join(missing)}", "every required slot", "give each as a fact")
    for name, value in facts.items():
        if not _empty(value):
            _check(kind, name, slots[name], value)
    return {name: value for name, value in facts.items() if not _empty(value)}


def _check(kind: str, name: str, slot: Mapping[str, Any], value: object) -> None:
    fits, expected = _TYPES[slot["type"]]
    if not fits(value):
        raise _refused(
            f"{name} of {kind} is of type {type(value).__name__}", expected, "give it in that form"
        )
    codes = slot.get("choices") or slot.get("decisions")
    given: list[Any] = list(value) if isinstance(value, list | tuple) else [value]
    if slot["type"] == "items":
        given = [part[1] for part in given if not isinstance(part, str)]
        codes = codes or {"no decision": None}
    if codes and (strange := [str(code) for code in given if code not in codes]):
        raise _refused(
            f"{name} of {kind} knows no {', '.join(strange)}", f"one of {', '.join(codes)}", "choose one"
        )
    rules = slot.get("rules")
    if rules and isinstance(value, Deadline) and value.rule not in rules:
        raise _refused(
            f"{name} of {kind} follows rule {value.rule}", f"rule {' or '.join(rules)}", "count by that rule"
        )


def _empty(value: object) -> bool:
    return value is None or (isinstance(value, str | list | tuple) and not value)


def _refused(what: str, expected: str, do: str) -> NoticeError:
    return NoticeError(what, where="notice", expected=expected, do=do)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_list(value: object) -> bool:
    return isinstance(value, list | tuple) and all(_is_text(part) for part in value)


def _is_items(value: object) -> bool:
    return isinstance(value, list | tuple) and all(
        _is_text(part) or (isinstance(part, list | tuple) and len(part) == 2 and all(map(_is_text, part)))
        for part in value
    )


_TYPES: dict[str, tuple[Callable[[object], bool], str]] = {
    "text": (_is_text, "a text"),
    "choice": (_is_text, "a code"),
    "codes": (_is_list, "a list of codes"),
    "list": (_is_list, "a list of texts"),
    "items": (_is_items, "a list of treatments, each a text or a pair of treatment and decision"),
    "date": (lambda value: isinstance(value, date), "a date"),
    "deadline": (lambda value: isinstance(value, Deadline | date | datetime), "a Deadline or a date"),
    "money": (
        lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= 0,
        "whole dollars",
    ),
}

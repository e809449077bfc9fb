"""What changed between two editions, in plain words: dates, rules, criteria, thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openimr.guideline.compile import compile_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from openimr.guideline.model import Guideline

# Keys of a criterion that change what it asks for, and how to say so.
_TESTS = {
    "least_days": "the days to wait",
    "phase": "the phase",
    "within_days": "how recent it has to be, in days",
    "kind": "the kinds that count",
    "where": "the value asked for",
    "opposed_by": "what speaks against it",
    "region": "the region",
}


def differences(old: Sequence[Guideline], new: Sequence[Guideline]) -> Iterator[str]:
    """One sentence for each change from the rules of one file to those of another."""
    yield from _edition(old[0], new[0])
    pairs, gone, added = _paired(old, new)
    alike = [after.code for before, after in pairs if not list(_rule(before, after))]
    for before, after in pairs:
        yield from _rule(before, after)
    for rule in gone:
        yield f"{rule.code} is gone: {rule.summary.strip()}."
    for rule in added:
        yield f"{rule.code} is new ({rule.kind.replace('_', ' ')}): {rule.summary.strip()}."
    if alike:
        yield f"Alike in both: {', '.join(alike)}."


def _edition(old: Guideline, new: Guideline) -> Iterator[str]:
    yield f"From {old.file} ({_days(old)}) to {new.file} ({_days(new)})."
    if old.tier != new.tier:
        yield f"The place on the ladder of evidence was {old.tier} and is {new.tier}."


def _days(rule: Guideline) -> str:
    first, last = rule.in_force
    return f"{first} to {last}" if last else f"from {first}"


def _paired(
    old: Sequence[Guideline], new: Sequence[Guideline]
) -> tuple[list[tuple[Guideline, Guideline]], list[Guideline], list[Guideline]]:
    """Rules of one code, then rules of one kind about the same study of the same region; the rest apart."""
    codes = {rule.code: rule for rule in new}
    pairs = [(rule, codes[rule.code]) for rule in old if rule.code in codes]
    taken = {rule.id for pair in pairs for rule in pair}
    for rule in old:
        twin = next((r for r in new if r.id not in taken and rule.id not in taken and _twins(rule, r)), None)
        if twin:
            pairs.append((rule, twin))
            taken |= {rule.id, twin.id}
    gone = [rule for rule in old if rule.id not in taken]
    return pairs, gone, [rule for rule in new if rule.id not in taken]


def _twins(one: Guideline, two: Guideline) -> bool:
    return (
        one.kind == two.kind
        and one.services[0] in two.services
        and bool(set(one.regions) & set(two.regions))
        and bool(one.special_case_of) == bool(two.special_case_of)
    )


def _rule(old: Guideline, new: Guideline) -> Iterator[str]:
    name = new.code if old.code == new.code else f"{old.code}, now {new.code}"
    if old.summary.strip() != new.summary.strip():
        yield f"{name}: it said that {old.summary.strip()}; it says that {new.summary.strip()}."
    for words, before, after in (
        ("services", old.services, new.services),
        ("regions", old.regions, new.regions),
    ):
        yield from (f"{name} speaks also about {_plain(x)} ({words})." for x in after if x not in before)
        yield from (f"{name} no longer speaks about {_plain(x)} ({words})." for x in before if x not in after)
    if old.recalled != new.recalled:
        was, now = ("recalled" if rule.recalled else "confirmed" for rule in (old, new))
        yield f"{name} was {was} and is {now}."
    yield from _criteria(name, old, new)


def _criteria(name: str, old: Guideline, new: Guideline) -> Iterator[str]:
    """Criteria are told apart by their words, for numbers change from edition to edition."""
    before, after = _leaves(old), _leaves(new)
    gone = [words for words in before if words not in after]
    added = [words for words in after if words not in before]
    if gone:
        yield f"{name} no longer asks whether {'; '.join(gone)}."
    if added:
        yield f"{name} asks in addition whether {'; '.join(added)}."
    for words in (words for words in before if words in after):
        for key, means in _TESTS.items():
            was, now = before[words].get(key), after[words].get(key)
            if was != now:
                yield f"{name}, {words}: {means} was {_plain(was)} and is {_plain(now)}."
    was, now = _operator(old.logic), _operator(new.logic)
    if was != now:
        yield f"{name} needed {was} of its grounds and needs {now}."


def _leaves(rule: Guideline) -> dict[str, Mapping[str, Any]]:
    """The tests of a rule by their words, in the order of the file; one for all kinds of a concept."""
    found: dict[str, Mapping[str, Any]] = {}
    for leaf in compile_rule(rule).silent[False].leaves():
        for words in (leaf.statement, leaf.statement.rpartition(": ")[0]):
            written = _written(rule.logic, words)
            if written is not None:
                found[words] = written
    return found


def _written(logic: object, words: str) -> Mapping[str, Any] | None:
    if isinstance(logic, dict):
        if logic.get("statement") == words and {"fact", "any_kind", "phase", "least_days"} & logic.keys():
            return logic
        logic = list(logic.values())
    if isinstance(logic, list):
        return next((found for part in logic if (found := _written(part, words))), None)
    return None


def _operator(logic: Mapping[str, object]) -> str:
    if "at_least" in logic:
        return f"at least {logic['at_least']}"
    return "any one" if "any_of" in logic or "any_kind" in logic else "all"


def _plain(value: object) -> str:
    if value is None:
        return "not restricted"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_plain, value))
    if isinstance(value, dict):
        return ", ".join(f"{_plain(key)} {_plain(what)}" for key, what in value.items())
    return str(value).replace("_", " ")

"""The file of the life of a case: its schema, its names, its graph."""

import json
from collections import deque
from pathlib import Path

import jsonschema
import pytest

from openimr.process.clock import rules as clock_rules
from openimr.process.life.effect import EFFECTS
from openimr.process.life.guard import GUARDS
from openimr.process.life.rule import START, life_rules, states_of
from openimr.programs import load
from openimr.programs.load import DEFAULT, folder

DATA = load("life.yaml")
MOVES = [(kind, move) for kind, event in DATA["events"].items() for move in event["moves"]]
KINDS_OF_NOTICES = {
    "acknowledgement",
    "duplicate",
    "ineligible",
    "eligibility_information",
    "noarfi",
    "records_reminder",
    "conversion_to_expedited",
    "additional_information",
    "determination_cover",
    "termination",
    "remand",
    "invoice",
    "deferral",
}


def ways_on() -> dict[str, set[str]]:
    """For each state, the states that some event leads to."""
    graph: dict[str, set[str]] = {state: set() for state in (START, *DATA["states"])}
    for _, move in MOVES:
        for state in states_of(move["from"], DATA):
            graph[state].add(state if move["to"] == "same" else move["to"])
    return graph


def reached(start: str) -> set[str]:
    graph, seen, queue = ways_on(), {start}, deque([start])
    while queue:
        for state in graph[queue.popleft()] - seen:
            seen.add(state)
            queue.append(state)
    return seen


def test_file_follows_its_schema() -> None:
    schema = json.loads((folder().parent / "schemas" / "life.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(json.dumps(DATA)))


def test_every_state_is_reached_from_the_start() -> None:
    assert reached(START) == {START, *DATA["states"]}


def test_every_open_state_can_come_to_a_closed_one() -> None:
    closed = {name for name, state in DATA["states"].items() if not state["open"]}
    assert all(reached(state) & closed for state in DATA["states"])


@pytest.mark.parametrize("dead_end", ["duplicate", "terminated", "consolidated"])
def test_an_ended_case_never_moves_again(dead_end: str) -> None:
    assert ways_on()[dead_end] == {dead_end}


def test_every_state_and_group_that_is_named_exists() -> None:
    for _, move in MOVES:
        assert set(states_of(move["from"], DATA)) <= {START, *DATA["states"]}
        assert move["to"] in {"same", *DATA["states"]}


def test_every_guard_has_code_and_law_and_is_used() -> None:
    used = {
        name
        for event in DATA["events"].values()
        for name in (*event.get("guards", ()), *event.get("leaves", ()))
    }
    for _, move in MOVES:
        starts = move.get("clocks", {}).get("start", ())
        used |= {one["when"] for one in (move, *starts, *move.get("notices", ())) if "when" in one}
    assert used == set(DATA["guards"]) == set(GUARDS)


def test_every_effect_has_code_and_is_used() -> None:
    assert {name for _, move in MOVES for name in move.get("effects", ())} == set(EFFECTS)


def test_every_clock_that_is_named_is_a_rule_of_the_clocks() -> None:
    known = set(clock_rules(DEFAULT))
    for _, move in MOVES:
        clocks = move.get("clocks", {})
        stopped = clocks.get("stopped", ())
        named = {one["rule"] for one in clocks.get("start", ())} | set(clocks.get("met", ()))
        assert named | (set(DATA["review_clocks"] if stopped == "review" else stopped)) <= known
    assert set(DATA["clocks"]) <= known


def test_every_clock_that_starts_can_end() -> None:
    started = {one["rule"] for _, move in MOVES for one in move.get("clocks", {}).get("start", ())}
    ended = {rule for _, move in MOVES for rule in move.get("clocks", {}).get("met", ())}
    suspended = {"D20"}  # sets no day; it stops when the dispute ends
    assert started == ended | suspended


def test_every_kind_of_notice_is_owed_by_some_event() -> None:
    assert {one["kind"] for _, move in MOVES for one in move.get("notices", ())} == KINDS_OF_NOTICES


def test_no_notice_carries_a_reviewer() -> None:
    facts = {fact for _, move in MOVES for one in move.get("notices", ()) for fact in one["facts"]}
    assert not facts & {"reviewer", "credentials", "decisions"}


def test_a_fallback_comes_last() -> None:
    """A move without condition hides those below it."""
    for event in life_rules(DEFAULT).events.values():
        for moves in event.moves.values():
            assert all(move.when is not None for move in moves[:-1])


def test_inside_steps_are_not_told_to_the_worker() -> None:
    inside = (
        "reviewer_assigned",
        "reviewer_declined",
        "reviewer_recused",
        "draft_returned",
        "draft_approved",
    )
    assert all("en" not in DATA["events"][kind] for kind in inside)


def test_labels_have_no_word_of_the_office() -> None:
    office = ("NOARFI", "remand", "adjudicat", "determination", "utilization", "eligib", "terminat")
    labels = [entry["en"] for entry in (*DATA["states"].values(), *DATA["events"].values()) if "en" in entry]
    assert not [label for label in labels if any(word in label for word in office)]


def test_schema_file_is_shipped_beside_the_others() -> None:
    assert (Path(folder()).parent / "schemas" / "life.schema.json").is_file()

"""Assignment: nobody who is blocked, no more than agreed, at the least cost, the same every time."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.panel import (
    Clearance,
    Leave,
    PairClearance,
    PanelError,
    Relation,
    assign,
    candidates,
    read_plan,
    reassign,
    replay,
)
from openimr.panel.greedy import greedy
from openimr.panel.table import prepare

from .fictional import DAY, case, reviewer

PROGRAM = "ca_workers_comp"
ENTITIES = ["employer", "insurer", "holding", "group", "sampleman", "worker", "elsewhere"]
TIES = st.builds(
    lambda kind_nature, entity, percent: Relation(*kind_nature, entity, "disclosure", percent),
    st.sampled_from(
        [
            ("professional", "contractor"),
            ("professional", "golf_club"),
            ("familial", "spouse"),
            ("financial", "dividends"),
            ("involvement", "prior_review"),
            ("involvement", "treated"),
        ]
    ),
    st.sampled_from(ENTITIES),
    st.sampled_from([None, 2.0, 20.0]),
)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "relations": st.lists(TIES, max_size=2).map(tuple),
        "capacity": st.integers(1, 3),
        "load": st.integers(0, 2),
        "specialties": st.sampled_from([("Psychology",), ("Neurology",), ("PM&R", "Pain Management"), ()]),
        "sanctions": st.none(),
        "attestations": st.just(()),
        "leave": st.just((Leave(date(2016, 3, 5), date(2016, 3, 9)),)),
        "accepts_priority": st.booleans(),
        "turnaround_days": st.sampled_from([None, 3, 7, 30.5]),
    },
)
PANELS = st.lists(CHANGES, min_size=1, max_size=5).map(
    lambda rows: [reviewer(f"r-{n:04x}", **row) for n, row in enumerate(rows)]
)
DOCKET_CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(["surgery", "psychology", "medication"]),
        "named": st.sampled_from(
            [
                {"employer": None},
                {"worker": ["O. Fictus"]},
                {"insurer": [], "employer": ["Dumyport Warehouse"]},
            ]
        ),
        "remand": st.booleans(),
        "priority": st.sampled_from(["standard", "expedited"]),
        "due": st.sampled_from([None, date(2016, 3, 4), date(2016, 3, 20)]),
        "requesting_specialty": st.sampled_from([None, "Neurology", "Alchemy"]),
        "barred": st.sampled_from([frozenset(), frozenset({"r-0000"})]),
    },
)
DOCKETS = st.lists(DOCKET_CHANGES, min_size=1, max_size=5).map(
    lambda rows: [case(f"CM16-{n:07}", **row) for n, row in enumerate(rows)]
)
QUICK = settings(max_examples=40, deadline=None)


@QUICK
@given(DOCKETS, PANELS)
def test_the_table_says_of_every_pair_what_its_reports_say(docket, panel):
    table = prepare(docket, panel, DAY, PROGRAM)
    for row, some in enumerate(docket):
        for each in candidates(some, panel, DAY):
            column = [one.ref for one in panel].index(each.reviewer)
            assert {name for name, mask in table.blocks.items() if mask[row, column]} == set(each.blocks)
            assert table.score[row, column] == each.match.score


@QUICK
@given(DOCKETS, PANELS, st.integers(0, 3))
def test_no_blocked_pair_no_reviewer_over_capacity_and_not_dearer_than_by_hand(docket, panel, seed):
    plan = assign(docket, panel, seed=seed, day=DAY)
    blocked = {
        (some.number, each.reviewer)
        for some in docket
        for each in candidates(some, panel, DAY)
        if each.blocks
    }
    assert not blocked & {(pair.case, pair.reviewer) for pair in plan.pairs}
    for each in panel:
        given_to = sum(pair.reviewer == each.ref for pair in plan.pairs)
        assert given_to <= max(each.capacity - each.load, 0)
    by_hand = greedy(prepare(docket, panel, DAY, PROGRAM))
    assert len(plan.pairs) >= by_hand.assigned
    assert len(plan.pairs) > by_hand.assigned or plan.cost <= by_hand.cost or _urgent(docket)
    assert {pair.case for pair in plan.pairs} | {each.case for each in plan.unassigned} == {
        some.number for some in docket
    }


def _urgent(docket):
    """Where urgent cases go first the sum of all costs may be higher."""
    return any(some.priority == "expedited" for some in docket)


@QUICK
@given(DOCKETS, PANELS, st.randoms(use_true_random=False))
def test_the_order_of_the_inputs_changes_nothing(docket, panel, chance):
    plan = assign(docket, panel, seed=7, day=DAY)
    shuffled = chance.sample(docket, len(docket)), chance.sample(panel, len(panel))
    assert assign(*shuffled, seed=7, day=DAY).dumps() == plan.dumps()


@QUICK
@given(DOCKETS, PANELS)
def test_the_choice_is_the_best_of_all_there_are(docket, panel):
    docket = docket[:3]
    table = prepare(docket, panel, DAY, PROGRAM)
    plan = assign(docket, panel, seed=1, day=DAY)
    best = min(_every_choice(table))
    urgent = {some.number for some in docket if some.priority == "expedited"}
    lost = sum(1 + (each.case in urgent) for each in plan.unassigned)
    assert (lost, plan.cost) == best


def _every_choice(table, row=0, taken=()):
    """Price of leaving cases without, and cost, of every allowed choice."""
    if row == len(table.cases):
        yield 0, 0
        return
    for lost, cost in _every_choice(table, row + 1, taken):
        yield lost + 1 + (table.cases[row].priority == "expedited"), cost
    for column, places in enumerate(table.places):
        used = taken.count(column)
        if table.allowed[row, column] and used < len(places):
            price = int(table.cost[row, column]) + places[used]
            for lost, cost in _every_choice(table, row + 1, (*taken, column)):
                yield lost, cost + price


def test_the_seed_alone_breaks_ties():
    panel = [reviewer(f"r-{n:04x}", capacity=1) for n in range(12)]
    docket = [case(f"CM16-{n:07}") for n in range(3)]
    plans = {seed: assign(docket, panel, seed=seed, day=DAY) for seed in range(6)}
    assert len({plan.cost for plan in plans.values()}) == 1
    assert len({plan.pairs for plan in plans.values()}) > 1
    assert plans[3] == assign(docket, panel, seed=3, day=DAY)


def test_load_is_spread():
    panel = [reviewer("r-0001", capacity=4), reviewer("r-0002", capacity=4, load=2)]
    plan = assign([case(f"CM16-{n:07}") for n in range(2)], panel, seed=1, day=DAY)
    assert {pair.reviewer for pair in plan.pairs} == {"r-0001"}


def test_an_urgent_case_comes_first_when_places_are_short():
    docket = [case("CM16-0000001"), case("CM16-0000002", priority="expedited")]
    plan = assign(docket, [reviewer(capacity=1)], seed=1, day=DAY)
    assert [pair.case for pair in plan.pairs] == ["CM16-0000002"]
    assert str(plan.unassigned[0]).endswith("1 taken by other cases")


def test_a_case_without_reviewer_says_how_many_are_blocked_by_what():
    panel = [
        reviewer("r-0001", sanctions=None),
        reviewer("r-0002", load=2),
        reviewer("r-0003", attestations=()),
    ]
    plan = assign([case(barred=frozenset({"r-0002"}))], panel, seed=1, day=DAY)
    (without,) = plan.unassigned
    assert without.blocks == (("barred", 1), ("credentials", 1), ("capacity", 1), ("unknown_relation", 1))
    assert "1 unknown relation" in str(without)


def test_a_cleared_row_opens_the_pair_and_a_cleared_role_opens_all():
    cousin = reviewer(relations=(Relation("familial", "cousin", "worker", "disclosure"),))
    row = "worker/worker/worker/familial.cousin"
    clearance = Clearance(row, "medical_director", "never met", DAY)
    assert not assign([case()], [cousin], seed=1, day=DAY).pairs
    opened = case(cleared=(PairClearance("r-7f3a", clearance),))
    assert assign([opened], [cousin], seed=1, day=DAY).pairs
    silent = case(named={"employer": None})
    told = replace(clearance, what="employer/employer/undisclosed")
    assert not assign([silent], [reviewer()], seed=1, day=DAY).pairs
    assert assign(
        [replace(silent, cleared=(PairClearance(None, told),))], [reviewer()], seed=1, day=DAY
    ).pairs


def test_a_declined_offer_bars_the_pair_and_keeps_the_others():
    panel = [reviewer(f"r-{n:04x}", capacity=1) for n in range(3)]
    docket = [case("CM16-0000001"), case("CM16-0000002")]
    plan = assign(docket, panel, seed=7, day=DAY)
    declined, kept = plan.pairs
    again = reassign(plan, docket, panel, [(declined.case, declined.reviewer)])
    assert again.fixed == (kept,)
    assert again.reviewer_of(kept.case) == kept.reviewer
    assert again.reviewer_of(declined.case) not in {None, declined.reviewer, kept.reviewer}
    once_more = reassign(again, docket, panel, [(declined.case, again.reviewer_of(declined.case))])
    assert once_more.reviewer_of(declined.case) is None
    with pytest.raises(PanelError, match="an offer that the plan does not hold"):
        reassign(plan, docket, panel, [("CM16-0000001", "r-ffff")])


def test_a_stored_plan_replays_to_the_same_bytes_and_notices_changed_inputs():
    panel, docket = [reviewer(f"r-{n:04x}") for n in range(3)], [case(f"CM16-{n:07}") for n in range(4)]
    plan = assign(docket, panel, seed=7, day=DAY)
    stored = read_plan(json.loads(plan.dumps()))
    assert replay(stored, docket, panel).dumps() == plan.dumps()
    with pytest.raises(PanelError, match="inputs are not those of the plan"):
        replay(stored, docket, [replace(panel[0], load=1), *panel[1:]])
    other = "r-0002" if plan.pairs[0].reviewer != "r-0002" else "r-0001"
    forged = replace(plan, pairs=(replace(plan.pairs[0], reviewer=other), *plan.pairs[1:]))
    with pytest.raises(PanelError, match="another plan"):
        replay(forged, docket, panel)
    with pytest.raises(PanelError, match="no plan"):
        read_plan({"pairs": []})


def test_a_case_or_reviewer_twice_is_refused():
    with pytest.raises(PanelError, match="given twice"):
        assign([case(), case()], [reviewer()], seed=1, day=DAY)


def test_no_case_and_no_reviewer_are_no_error():
    assert assign([], [reviewer()], seed=1, day=DAY).pairs == ()
    assert assign([case()], [], seed=1, day=DAY).unassigned[0].reviewers == 0


def test_without_scipy_the_error_says_what_to_install(monkeypatch):
    import openimr.panel.solve as module
    from openimr.panel import SolverMissingError

    monkeypatch.setattr(module, "find_spec", lambda _: None)
    with pytest.raises(SolverMissingError, match=r"openimr\[panel\]"):
        assign([case()], [reviewer()], seed=1, day=DAY)


def test_the_room_is_imported_without_numpy_or_scipy():
    code = "import sys, openimr.panel; print({'numpy', 'scipy'} & set(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == "set()"

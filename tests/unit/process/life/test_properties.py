"""Invariants of a case's life over random events, allowed and forbidden ones alike."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.lives import FIRST, IDENTITY, TO_ISSUE, USUAL

from openimr.process.errors import ForbiddenEventError
from openimr.process.life import (
    CaseLife,
    Event,
    Item,
    begin,
    event_from_json,
    event_to_json,
    from_json,
    life_rules,
    possible,
    replay,
    to_json,
    transition,
)
from openimr.process.life.read import days_in_order
from openimr.programs.load import DEFAULT

RULES = life_rules(DEFAULT)
KINDS = sorted(RULES.events)
APPEALED = (
    *TO_ISSUE,
    "determination_received",
    "petition_filed",
    "appeal_granted",
    "remand_accepted",
    *TO_ISSUE[4:],
)
IMPLEMENTED = (
    *TO_ISSUE,
    "implementation_suspended",
    "implementation_resumed",
    "implementation_penalty_assessed",
    "implementation_reported",
)
ENDERS = {"item_withdrawn", "item_authorized", "claim_settled", "board_took_necessity", "joined_to_another"}
TODAY = date(2040, 1, 1)
ROLES = sorted({role for event in RULES.events.values() for role in event.roles})
NEVER_PUBLIC = {"duplicate", "ineligible", "consolidated"}
CHILD = {"number": "CM16-0000009", "received_on": "2016-11-01", "items": 1, "eligible": True, **IDENTITY}
NOISE = st.dictionaries(
    st.sampled_from(["items", "decisions", "reviewer", "days", "service", "found_on", "children", "reasons"]),
    st.none() | st.integers(-1, 3) | st.text(max_size=3) | st.lists(st.integers(0, 3), max_size=2),
    max_size=2,
)


def later(at: datetime, wait: timedelta) -> datetime:
    """That much later on a real clock: wall time plus hours can name an hour that spring leaves out."""
    return (at.astimezone(UTC) + wait).astimezone(at.tzinfo)


def facts(kind: str, case: CaseLife, draw: Any) -> dict[str, Any]:
    """Data with which an event of this kind often succeeds on the case."""
    usual = dict(USUAL.get(kind, ("", {}))[1])
    disputed = [item.number for item in case.items if item.standing == "in_dispute"]
    if "reviewer" in usual:
        others = [one for one in ("r1", "r2", "r3") if one not in case.barred_reviewers]
        usual["reviewer"] = case.reviewer or draw(st.sampled_from([*others, "r1"]))
    if kind == "draft_submitted":
        usual["decisions"] = {str(n): draw(st.sampled_from(["upheld", "overturned"])) for n in disputed}
    if kind in {"item_authorized", "item_withdrawn"}:
        usual["items"] = draw(st.lists(st.sampled_from(disputed or [1]), min_size=1, max_size=2, unique=True))
    if kind == "applications_consolidated":
        usual["children"] = [CHILD]
    if kind == "determination_time_extended":
        usual["days"] = draw(st.integers(0, 4))
    if kind == "clock_ran_out":
        usual["rule"] = draw(
            st.sampled_from([c.rule for c in case.clocks if c.standing == "running"] or ["D5"])
        )
    if kind == "records_received":
        usual["complete"] = draw(st.booleans())
        usual["documents"] = draw(st.sampled_from([["ur_decision"], ["report"], ["ur_decision", "report"]]))
    return usual


class RandomLife(RuleBasedStateMachine):
    """A case to which anything may be reported; refusals leave it alone."""

    @initialize(
        count=st.integers(1, 3),
        priority=st.sampled_from(["standard", "expedited"]),
        past=st.booleans(),
        data=st.data(),
        way=st.sampled_from([APPEALED, IMPLEMENTED]),
        steps=st.integers(0, len(APPEALED)),
    )
    def apply(
        self, count: int, priority: str, past: bool, data: st.DataObject, way: tuple[str, ...], steps: int
    ) -> None:
        """Start anywhere along the usual way, so that late states are met as often as early ones."""
        application = {**USUAL["application_received"][1], "priority": priority}
        self.at = FIRST
        self.items = tuple(Item(n, retrospective=past and n == 1) for n in range(1, count + 1))
        self.events = [Event("application_received", FIRST, "intake", application)]
        self.case = begin("CM16-0000001", self.items, self.events[0], TODAY).case
        for kind in way[:steps]:
            role = USUAL.get(kind, (min(RULES.events[kind].roles), {}))[0]
            usual = (
                facts(kind, self.case, data.draw)
                if kind == "draft_submitted"
                else USUAL.get(kind, ("", {}))[1]
            )
            wait = timedelta(days=30 if kind == "implementation_penalty_assessed" else 0)
            self.report(Event(kind, later(self.at, wait), role, usual))  # type: ignore[arg-type]

    @rule(data=st.data(), hours=st.integers(0, 24 * 40))
    def possible_event(self, data: st.DataObject, hours: int) -> None:
        """One of the events that the state allows; those that end a review are rarer, as in life."""
        ending = data.draw(st.integers(0, 9)) == 0
        kinds = [kind for kind in possible(self.case) if ending or kind not in ENDERS]
        kind = data.draw(st.sampled_from(kinds))
        role = data.draw(st.sampled_from(sorted(RULES.events[kind].roles)))
        self.report(
            Event(kind, later(self.at, timedelta(hours=hours)), role, facts(kind, self.case, data.draw))
        )

    @rule(data=st.data(), kind=st.sampled_from(KINDS), role=st.sampled_from(ROLES), noise=NOISE)
    def any_event(self, data: st.DataObject, kind: str, role: str, noise: dict[str, Any]) -> None:
        hostile = {**facts(kind, self.case, data.draw), **noise}
        self.report(Event(kind, later(self.at, timedelta(hours=1)), role, hostile))  # type: ignore[arg-type]

    @rule(data=st.data())
    @precondition(lambda self: self.case.state in {"duplicate", "terminated", "consolidated"})
    def ended_case_takes_nothing_but_the_fee(self, data: st.DataObject) -> None:
        kind = data.draw(st.sampled_from(sorted(set(KINDS) - set(possible(self.case)))))
        before = self.case
        self.report(Event(kind, self.at, "case_manager", facts(kind, self.case, data.draw)))
        assert self.case is before

    def report(self, event: Event) -> None:
        before = json.dumps(to_json(self.case))
        try:
            step = transition(self.case, event, TODAY)
        except ForbiddenEventError as refused:
            self.check_refusal(event, str(refused))
            assert json.dumps(to_json(self.case)) == before
            return
        assert event.kind in possible(self.case)
        assert event.role in RULES.events[event.kind].roles
        assert json.dumps(to_json(self.case)) == before
        self.check_step(event, step.case)
        self.case, self.at = step.case, event.at
        self.events.append(event)

    def check_refusal(self, event: Event, words: str) -> None:
        """A refusal names where the case stands and what was refused."""
        assert words.startswith(f"state {self.case.state}: ")
        assert event.kind in words

    def check_step(self, event: Event, after: CaseLife) -> None:
        """What holds between the case before and after an allowed event."""
        assert after.version == self.case.version + 1
        if event.kind == "clock_ran_out":  # lateness reverses nothing (2.3 no. 5)
            assert after.items == self.case.items
            assert after.determinations == self.case.determinations
        if event.kind == "published":
            assert after.state not in NEVER_PUBLIC | {"terminated"}
        assert after.determinations[: len(self.case.determinations) - 1] == self.case.determinations[:-1]
        assert set(self.case.barred_reviewers) <= set(after.barred_reviewers)

    @invariant()
    def no_determination_without_its_grounds(self) -> None:
        for one in self.case.determinations:
            assert one.credentials
            assert one.reviewer
            assert one.outcomes
            assert {"eligible", "noarfi", "ur_decision"} <= self.case.dates.keys()

    @invariant()
    def dates_follow_each_other(self) -> None:
        assert days_in_order(self.case.dates)

    @invariant()
    def nothing_public_that_was_not_determined(self) -> None:
        if self.case.state in NEVER_PUBLIC or not self.case.determinations:
            assert "published" not in self.case.dates

    @invariant()
    def no_outcome_shows_before_the_issue(self) -> None:
        if any(item.standing in {"upheld", "overturned"} for item in self.case.items):
            assert self.case.determinations

    @invariant()
    def a_barred_reviewer_does_not_hold_the_case(self) -> None:
        assert self.case.reviewer not in self.case.barred_reviewers

    @invariant()
    def one_clock_of_a_rule_runs_at_a_time(self) -> None:
        running = [clock.rule for clock in self.case.clocks if clock.standing == "running"]
        assert len(running) == len(set(running))

    @invariant()
    def an_open_review_has_something_to_decide(self) -> None:
        if RULES.data["states"][self.case.state]["open"]:
            assert any(item.standing == "in_dispute" for item in self.case.items)

    @invariant()
    def no_clock_of_the_review_runs_on_a_closed_case(self) -> None:
        if not RULES.data["states"][self.case.state]["open"]:
            left = {clock.rule for clock in self.case.clocks if clock.standing == "running"}
            assert left <= {"D18", "D19", "D20", "D21", "D22"}

    @invariant()
    def json_comes_back_as_it_was(self) -> None:
        assert from_json(json.loads(json.dumps(to_json(self.case)))) == self.case

    def teardown(self) -> None:
        if not hasattr(self, "case"):
            return
        assert replay(self.events, number="CM16-0000001", items=self.items) == self.case
        written = [event_from_json(json.loads(json.dumps(event_to_json(one)))) for one in self.events]
        assert replay(written, number="CM16-0000001", items=self.items) == self.case


TestRandomLife = RandomLife.TestCase
TestRandomLife.settings = settings(
    max_examples=60,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

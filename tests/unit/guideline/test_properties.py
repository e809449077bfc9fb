"""What must hold for every record, whatever it says."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.case import Service
from openimr.facts import COUNTS, Fact
from openimr.guideline import Context, applicable, evaluate, load_all
from openimr.guideline.schema import vocabulary
from openimr.text import Span

CONCEPTS = vocabulary("ca_workers_comp")
DECIDED_ON = date(2014, 9, 11)
SERVICES = [
    Service(kind, region)
    for kind in ("mri", "xray", "emg_ncv")
    for region in ("cervical_spine", "thoracic_spine", "lumbar_spine", "knee", "upper_extremity")
]
REGIONS = [None, "cervical_spine", "thoracic_spine", "lumbar_spine", "wrist_hand", "knee"]
VALUES = [
    None,
    {"clarity": "unequivocal"},
    {"clarity": "equivocal"},
    {"clarity": "unequivocal", "level": "C7"},
    {"result": "normal"},
    {"result": "positive"},
    {"weeks": 16},
    {"outcome": "failed"},
]


@st.composite
def a_fact(draw):
    concept = draw(st.sampled_from(sorted(CONCEPTS)))
    start = draw(st.integers(0, 5000))
    return Fact(
        concept,
        draw(st.sampled_from(sorted(COUNTS))),
        Span("summary", start, start + 5),
        concept,
        kind=draw(st.sampled_from([*CONCEPTS[concept], None])),
        region=draw(st.sampled_from(REGIONS)),
        side=draw(st.sampled_from([None, "left", "right", "bilateral"])),
        value=draw(st.sampled_from(VALUES)),
    )


records = st.lists(a_fact(), max_size=12)
services = st.sampled_from(SERVICES)
injuries = st.sampled_from([None, date(1998, 6, 16), date(2014, 9, 1)])


def findings(facts, service, injured_on=None):
    context = Context(service, DECIDED_ON, injured_on)
    return [evaluate(rule, facts, context) for rule in applicable(load_all(), service, DECIDED_ON)]


def states(facts, service, injured_on=None):
    return [[node.state for node in root.walk()] for root in findings(facts, service, injured_on)]


@given(records, services, injuries, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_facts_does_not_matter(facts, service, injured_on, random):
    shuffled = list(facts)
    random.shuffle(shuffled)
    assert states(facts, service, injured_on) == states(shuffled, service, injured_on)


@given(records, services, injuries)
@settings(max_examples=60, deadline=None)
def test_saying_the_same_twice_changes_no_state(facts, service, injured_on):
    again = [replace(fact, evidence=Span("other", 0, 5)) for fact in facts]
    assert states(facts, service, injured_on) == states([*facts, *again], service, injured_on)


@given(records, services)
@settings(max_examples=60, deadline=None)
def test_guideline_text_and_conditions_are_as_if_never_written(facts, service):
    noise = [replace(fact, status=s) for fact in facts for s in ("guideline_restatement", "conditional")]
    assert states(facts, service) == states([*facts, *noise], service)


@given(records, services)
@settings(max_examples=60, deadline=None)
def test_silence_alone_decides_nothing(facts, service):
    silent = [replace(fact, status="record_silence") for fact in facts]
    assert states(silent, service) == states([], service)


@given(records, a_fact(), services)
@settings(max_examples=100, deadline=None)
def test_evidence_for_a_leaf_never_turns_a_met_any_of_into_not_met(facts, new, service):
    new = replace(new, status="affirmed")
    before = {n.criterion: n for root in findings(facts, service) for n in root.walk()}
    after = {n.criterion: n for root in findings([*facts, new], service) for n in root.walk()}
    grown = [c for c, n in after.items() if new in n.for_ and new not in n.against]
    for criterion in grown:
        known = before.get(criterion)
        if known is not None and known.state == "met":
            assert after[criterion].state != "not_met"


@given(services, injuries)
def test_an_empty_record_meets_no_indication(service, injured_on):
    assert all(f.state != "met" for f in findings([], service, injured_on) if f.kind == "indication")


@given(records, services, injuries)
@settings(max_examples=60, deadline=None)
def test_a_deciding_leaf_is_found_for_every_state_and_the_smallest_set_for_every_unmet_one(
    facts, service, injured_on
):
    for root in findings(facts, service, injured_on):
        if root.state == "not_applicable":
            continue
        assert any(leaf.deciding for leaf in root.leaves())
        assert bool(root.smallest) == (root.state != "met")
        assert {leaf.state for leaf in root.leaves() if leaf.deciding} <= {"met", "not_met", root.state}

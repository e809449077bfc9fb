"""Which statements of a record may decide, and which are only shown."""

from dataclasses import replace
from datetime import date

import pytest

from openimr.case import Service
from openimr.facts import Fact, FactTime
from openimr.guideline import Context, evaluate, load_all
from openimr.text import Span

RULES = {guideline.code: guideline for guideline in load_all()}


def deficit(start=0, status="affirmed", **more):
    return Fact("neuro_deficit", status, Span("note", start, start + 9), "weak grip", **more)


def exam_arm(*facts):
    finding = evaluate(RULES["A8-IMG"], facts, Context(Service("mri", "cervical_spine"), date(2014, 9, 11)))
    return next(node for node in finding.walk() if node.criterion == "A8-2.1")


FIRM = {"clarity": "unequivocal"}


@pytest.mark.parametrize(
    ("case", "facts", "state"),
    [
        (
            "full strength does not deny lost sensation",
            [deficit(kind="sensory", value=FIRM), deficit(20, "exam_negative", kind="motor")],
            "met",
        ),
        (
            "the right side does not deny the left",
            [
                deficit(kind="motor", side="left", value=FIRM),
                deficit(20, "exam_negative", kind="motor", side="right"),
            ],
            "met",
        ),
        (
            "the same function of the same side, found and denied, has to be settled",
            [
                deficit(kind="motor", side="left", value=FIRM),
                deficit(20, "exam_negative", kind="motor", side="left"),
            ],
            "contradicted",
        ),
        (
            "a denial of every deficit meets each",
            [deficit(kind="motor", value=FIRM), deficit(20, "exam_negative", kind="unspecified")],
            "contradicted",
        ),
        (
            "a hedged finding is one, but not beyond doubt",
            [deficit(kind="motor", value={"clarity": "equivocal"})],
            "contradicted",
        ),
        (
            "a firm finding stands beside a hedged one",
            [deficit(kind="motor", value={"clarity": "equivocal"}), deficit(20, kind="reflex", value=FIRM)],
            "met",
        ),
        (
            "a finding that is over is shown only",
            [deficit(status="historical", value=FIRM)],
            "not_documented",
        ),
        ("a finding whose clarity nobody states does not decide", [deficit(kind="motor")], "not_documented"),
        (
            "an examination without findings of radiculopathy denies a deficit",
            [
                Fact(
                    "diagnosis",
                    "exam_negative",
                    Span("note", 0, 5),
                    "radiculopathy",
                    kind="radiculopathy",
                    region="cervical_spine",
                )
            ],
            "not_met",
        ),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_leaf_state(case, facts, state):
    assert exam_arm(*facts).state == state, case


def test_what_does_not_decide_is_still_shown():
    finding = exam_arm(deficit(kind="motor"))
    assert [fact.quote for fact in finding.neither] == ["weak grip"]
    assert finding.missing == (finding.statement,)


def test_a_hedged_statement_stands_on_both_sides():
    finding = exam_arm(deficit(kind="motor", value={"clarity": "equivocal"}))
    assert finding.for_ == finding.against != ()


def test_a_finding_without_a_region_counts_only_where_one_part_of_the_spine_is_spoken_of():
    back = Fact("symptom", "affirmed", Span("note", 50, 59), "back pain", kind="pain", region="lumbar_spine")
    nowhere = deficit(kind="motor", value=FIRM)
    assert exam_arm(nowhere).state == "met"
    assert exam_arm(nowhere, back).state == "not_documented"
    assert exam_arm(replace(nowhere, region="wrist_hand"), back).state == "met"


def test_a_normal_examination_without_a_region_counts_for_every_region():
    back = Fact("symptom", "affirmed", Span("note", 50, 59), "back pain", kind="pain", region="lumbar_spine")
    assert exam_arm(deficit(status="exam_negative", kind="unspecified"), back).state == "not_met"


def on(fact, day):
    return replace(fact, time=FactTime(day, day, "day"))


@pytest.mark.parametrize(
    ("found", "normal", "state"),
    [
        (date(2014, 8, 1), date(2014, 3, 1), "met"),
        (date(2014, 3, 1), date(2014, 8, 1), "contradicted"),
        (date(2014, 8, 1), None, "contradicted"),
    ],
)
def test_an_earlier_normal_examination_does_not_deny_a_later_finding(found, normal, state):
    denial = deficit(20, "exam_negative", kind="motor", side="left")
    weak = on(deficit(kind="motor", side="left", value=FIRM), found)
    assert exam_arm(weak, on(denial, normal) if normal else denial).state == state


def test_a_relatives_illness_meets_no_criterion():
    own = deficit(kind="motor", value=FIRM)
    relatives = deficit(kind="motor", value={**FIRM, "holder": "family"})
    assert exam_arm(own).state == "met"
    assert exam_arm(relatives).state == "not_documented"

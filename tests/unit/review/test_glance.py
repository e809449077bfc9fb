"""The record at a glance: silence stands apart, rules are left out, a relative is not the person."""

from openimr.facts import extract
from openimr.programs.load import DEFAULT
from openimr.review.glance import MOST, glance

NOTE = (
    "She complains of neck pain and denies numbness. There is no documentation of physical therapy. "
    "She takes Motrin. Acupuncture is requested. Neck pain is worse. Her mother had diabetes. "
    "The guidelines recommend MRI in patients with a red flag such as a tumor."
)


def told(text: str) -> dict[str, dict[str, list[str]]]:
    return {
        subject.title: {cell.way: [said.words for said in cell.said] for cell in subject.cells}
        for subject in glance(extract(text), DEFAULT)
    }


def test_what_is_not_said_stands_apart_from_what_is_denied() -> None:
    found = told(NOTE)
    assert found["Complaints"] == {"stated": ["neck pain"], "absent": ["numbness"]}
    assert found["Treatment"] == {
        "stated": ["Motrin"], "unsaid": ["physical therapy"], "asked": ["Acupuncture"],
    }  # fmt: skip


def test_a_rule_and_a_relative_are_not_the_person() -> None:
    assert told(NOTE)["Diagnoses and red flags"] == {"past": ["diabetes"]}


def test_the_same_words_are_counted_and_a_long_list_is_cut() -> None:
    subject = next(one for one in glance(extract(NOTE), DEFAULT) if one.title == "Complaints")
    assert subject.cells[0].said[0].times == 2
    names = "Motrin, Norco, Soma, Flexeril, Lyrica, Cymbalta, Mobic, Ultram, Valium, Xanax, Zoloft, Prozac"
    (treatment,) = glance(extract(f"She takes {names}, Ambien and gabapentin."), DEFAULT)
    assert len(treatment.cells[0].said) == MOST
    assert treatment.cells[0].more == 2


def test_an_empty_record_has_no_overview() -> None:
    assert glance((), DEFAULT) == ()

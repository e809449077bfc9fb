"""Keys of facts, the bounded memory, and rulings as pure functions."""

from datetime import date

import pytest

from openimr.facts import Fact, FactTime
from openimr.text import Span


def _fact(**fields):
    given = {
        "concept": "neuro_deficit",
        "status": "affirmed",
        "evidence": Span("a.pdf", 10, 20, 1),
        "quote": "weak",
    }
    return Fact(**(given | fields))


pytestmark = pytest.mark.usefixtures("kept")


def test_a_key_says_where_and_what_and_survives_a_correction():
    from openimr.web.casefile.key import Place, key_of, place_of

    fact = _fact(kind="motor", region="wrist_hand")
    key = key_of(fact, 7)
    assert key == "7:10-20:neuro_deficit.motor.wrist_hand"
    assert key_of(_fact(kind="motor", region="wrist_hand", side="left", status="historical"), 7) == key
    assert place_of(key) == Place(7, 10, 20)
    assert place_of(str(Place(7, 10, 20))) == Place(7, 10, 20)


@pytest.mark.parametrize("text", ["", "7", "7:10", "x:1-2", "7:1-2:a b", "7:1-2:<b>"])
def test_other_text_is_no_place(text):
    from openimr.web.casefile.key import place_of

    assert place_of(text) is None


def test_rulings_reject_and_correct_by_key():
    from openimr.web.casefile.ruling import Ruling, ruled

    facts = {"a": (_fact(),), "b": (_fact(side="left"),), "c": (_fact(),)}
    change = {"status": "historical", "side": "right", "date": "2014-05-08", "value": {"grade": "4/5"}}
    after = ruled(
        facts,
        [Ruling("a", "rejected", "no"), Ruling("b", "corrected", change=change), Ruling("c", "confirmed")],
    )
    assert set(after) == {"b", "c"}
    day = date(2014, 5, 8)
    assert (after["b"][0].status, after["b"][0].side, after["b"][0].time) == (
        "historical", "right", FactTime(day, day, "day"),
    )  # fmt: skip
    assert after["b"][0].value == {"grade": "4/5"}
    assert after["c"] == facts["c"]


def test_the_memory_is_bounded_and_lets_go_of_what_was_unused_longest():
    from openimr.web.casefile.bounded import Bounded

    made = []
    held = Bounded(2)

    def ask(key):
        return held.get(key, lambda: made.append(key) or key)

    for key in "abacab":
        ask(key)
    assert made == ["a", "b", "c", "b"]

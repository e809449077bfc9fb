"""Which applications are one dispute: near spellings and slipped dates; not twins and new disputes."""

from dataclasses import replace
from datetime import date

import pytest

from openimr.process.eligibility import Docket, Known, WorkerIdentity, find_duplicates, read_docket
from openimr.process.eligibility.closeness import compare_dates, compare_names, compare_numbers
from openimr.process.errors import ProcessError

from .conftest import WORKER, filing, item

MRI = (item("MRI of the lumbar spine"),)
DECIDED = date(2016, 7, 22)


def known(worker=WORKER, ur=DECIDED, items=MRI, number="CM16-9000001", received=date(2016, 8, 1), **more):
    return Known(number, worker, ur, received, items, **more)


def found(one, **changes):
    return find_duplicates(filing(**changes), Docket([one]))


SAME_WORKER = [
    {"last_name": "Dumeldinger"},
    {"last_name": "DUMMELDINGER"},
    {"last_name": "Dummeldinger Vega"},
    {"first_name": "Cozima"},
    {"first_name": "C."},
    {"last_name": "Cosima", "first_name": "Dummeldinger"},
    {"date_of_birth": date(1971, 12, 4)},
    {"date_of_birth": date(1971, 4, 21)},
    {"date_of_birth": date(1977, 4, 12)},
    {"claim_number": "FIC15000707"},
    {"claim_number": "FIC-15-000770"},
    {"claim_number": ""},
    {"date_of_injury": date(2015, 11, 3)},
    {"last_name": "Oyelaran", "date_of_injury": None},
    {"date_of_birth": None, "claim_number": ""},
    {"last_name": "Dummeldingr", "date_of_birth": date(1971, 12, 4), "claim_number": "FIC-15-007007"},
]
OTHER_WORKER = [
    # a twin at the same workplace
    {"first_name": "Bastian", "date_of_birth": date(1974, 9, 30), "claim_number": "FIC-15-000811"},
    {"first_name": "Bastian", "claim_number": "FIC-15-000708"},
    {"first_name": "Bastian", "date_of_birth": date(1974, 9, 30), "claim_number": ""},
    # one name, two people
    {"date_of_birth": date(1990, 10, 1), "claim_number": "FIC-16-123456", "date_of_injury": date(2016, 1, 4)},
    {"date_of_birth": None, "claim_number": "", "date_of_injury": None},
    {"last_name": "Okafor", "first_name": "Ines", "date_of_birth": date(1960, 1, 2), "claim_number": ""},
]


@pytest.mark.parametrize("slip", SAME_WORKER, ids=str)
def test_a_slip_of_the_pen_does_not_hide_a_duplicate(slip):
    assert [match.number for match in found(known(replace(WORKER, **slip)))] == ["CM16-9000001"]


@pytest.mark.parametrize("slip", OTHER_WORKER, ids=str)
def test_another_worker_is_no_duplicate(slip):
    assert found(known(replace(WORKER, **slip))) == ()


@pytest.mark.parametrize(
    ("ur", "items", "certainty"),
    [
        (DECIDED, MRI, "likely"),
        (date(2016, 7, 22), (item("lumbar spine MRI without contrast"),), "likely"),
        (DECIDED, (), "likely"),
        (date(2016, 12, 1), MRI, "possible"),  # the same care refused anew
        (DECIDED, (item("X-ray of the left knee"),), "possible"),  # two requests decided on one day
    ],
)
def test_same_decision_or_same_items(ur, items, certainty):
    assert [match.certainty for match in found(known(ur=ur, items=items))] == [certainty]


def test_day_and_month_of_the_decision_may_be_exchanged():
    one, other = date(2016, 7, 5), date(2016, 5, 7)
    assert [m.certainty for m in found(known(ur=other), decision={"date": one})] == ["likely"]


def test_a_second_decision_on_other_items_is_a_new_dispute():
    assert found(known(ur=date(2016, 6, 30), items=(item("X-ray of the left knee"),))) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Norco 10/325mg #60", "Norco 5/325 mg, 90 tablets", True),
        ("Norco 10/325mg #60", "Gabapentin 300mg #60", False),
        ("MRI of the left knee", "MRI of the right knee", False),
        ("MRI of the knee", "MRI of the right knee", True),
        ("Epidural steroid injection at L4-5", "Epidural steroid injection, L5-S1", False),
        ("Physical therapy, 12 visits, lumbar spine", "physical therapy for low back 6 sessions", True),
    ],
)
def test_items_are_told_apart_by_service_and_place(one, other, same):
    assert bool(found(known(ur=date(2016, 6, 30), items=(item(other),)), items=(item(one),))) is same


class TestSurvivor:
    def test_is_the_earliest_live_case(self):
        docket = Docket(
            [
                known(number="CM16-9000003", received=date(2016, 8, 5)),
                known(number="CM16-9000002", received=date(2016, 8, 2)),
                known(number="CM16-9000001", received=date(2016, 8, 1), standing="ineligible"),
            ]
        )
        assert {match.survivor for match in find_duplicates(filing(), docket)} == {"CM16-9000002"}

    def test_can_be_the_filing_itself(self, look):
        report = look(docket=Docket([known(received=date(2016, 8, 20))]))
        assert report.duplicates[0].survivor == "CM16-9000007"
        assert report.outcome == "eligible"

    def test_a_case_is_no_duplicate_of_itself(self):
        assert found(known(number="CM16-9000007")) == ()

    def test_filing_again_after_ineligibility_is_a_fresh_filing(self):
        assert found(known(standing="ineligible")) == ()


def test_examination_closes_a_duplicate_and_names_the_case_that_goes_on(finding):
    report, result = finding("DUPLICATE", docket=Docket([known()]))
    assert (report.outcome, result.state) == ("duplicate", "not_met")
    assert "CM16-9000001" in result.reason
    assert "CM16-9000001" in result.reason_es


def test_a_possible_duplicate_is_asked_about_and_not_closed(finding):
    report, result = finding("DUPLICATE", docket=Docket([known(ur=date(2016, 12, 1))]))
    assert (report.outcome, result.state) == ("needs_information", "cannot_tell")


def test_a_copy_that_asks_for_more_is_not_closed_unseen(finding):
    both = (*MRI, item("X-ray of the left knee", 2))
    report, result = finding("DUPLICATE", docket=Docket([known()]), items=both)
    assert (report.outcome, result.state) == ("needs_information", "cannot_tell")


def test_an_item_that_was_decided_before_leaves_the_others(finding):
    both = (*MRI, item("X-ray of the left knee", 2))
    report, result = finding("PRIOR_DECISION", docket=Docket([known(standing="determined")]), items=both)
    assert (report.outcome, result.items) == ("partly_eligible", (1,))


def test_the_same_care_decided_before_and_refused_anew_is_asked_about(finding):
    earlier = known(ur=date(2015, 12, 20), standing="determined")
    report, result = finding("PRIOR_DECISION", docket=Docket([earlier]))
    assert (report.outcome, result.state) == ("needs_information", "cannot_tell")
    assert "what has changed" in result.reason


def test_a_decided_dispute_is_a_prior_decision(finding):
    report, result = finding("PRIOR_DECISION", docket=Docket([known(standing="determined")]))
    assert (report.outcome, result.state) == ("ineligible", "not_met")


def test_without_identity_nothing_is_told(look):
    report = look(docket=Docket([known()]), worker=None)
    assert report.outcome == "eligible"
    assert next(f for f in report.findings if f.code == "DUPLICATE").state == "cannot_tell"


def test_no_name_is_shown():
    report = find_duplicates(filing(), Docket([known()]))
    shown = f"{WORKER!r} {WORKER} {filing()!r} {report!r} {known()!r}"
    assert "ummeldinger" not in shown
    assert "Cosima" not in shown
    assert "1971" not in shown
    assert "000707" not in shown


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Gonzales", "Gonsalez", "near"),
        ("García López", "Garcia-Lopez", "same"),
        ("Lopez", "Garcia Lopez", "part"),
        ("O'Brien", "Obrien", "same"),
        ("Jensen Jr.", "Jensen", "same"),
        ("Li", "Le", "different"),
        ("Maria", "Marta", "near"),
        ("Smith", "Jones", "different"),
        ("", "Jones", None),
    ],
)
def test_names(one, other, how):
    assert compare_names(one, other) == how
    assert compare_names(other, one) == how


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (date(1971, 4, 12), date(1971, 12, 4), "transposed"),
        (date(1971, 4, 12), date(1971, 4, 21), "transposed"),
        (date(1971, 4, 12), date(1917, 4, 12), "transposed"),
        (date(1971, 4, 12), date(1972, 4, 12), "digit"),
        (date(1971, 4, 12), date(1982, 6, 12), "different"),
        (None, date(1982, 6, 12), None),
    ],
)
def test_dates(one, other, how):
    assert compare_dates(one, other) == how


def test_claim_numbers():
    assert compare_numbers("wc 0012345", "WC-12345") == "same"
    assert compare_numbers("WC12345", "WC12354") == "near"
    assert compare_numbers("WC12345", "WC98765") == "different"


LINE = """{"number": "CM16-9000001", "worker": {"name": "Dummeldinger, Cosima", "date_of_birth": "1971-04-12",
"claim_number": "FIC-15-000707"}, "ur_decision": "2016-07-22", "date_of_injury": "2015-11-30",
"received": "2016-08-01", "items": ["MRI of the lumbar spine"], "standing": "live"}""".replace("\n", " ")


def test_docket_is_read_from_lines():
    assert [match.number for match in find_duplicates(filing(), read_docket([LINE, ""]))] == ["CM16-9000001"]


def test_a_bad_line_is_named():
    with pytest.raises(ProcessError, match="line 2"):
        read_docket([LINE, '{"number": "x", "received": "soon"}'])


def test_identity_says_what_is_known():
    assert repr(WorkerIdentity("Somebody")) == "WorkerIdentity(known: last_name)"

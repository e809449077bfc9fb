"""Labor Code 139.5(d)(4) and the statements of the letters: who may review."""

from dataclasses import replace
from datetime import date

import pytest

from openimr.panel import (
    Appointment,
    Certification,
    Clearance,
    ClearanceError,
    Licence,
    Practice,
    Sanction,
    clear_finding,
    credentials,
    qualifications,
    snapshot,
)

from .fictional import DAY, reviewer

LICENCE = Licence("Ohio", "physician", "active", date(2017, 1, 1))
BOARD = Certification("Board", "Neurology", (), date(2017, 1, 1))


def standing(rule, **changes):
    found = {f.rule: f for f in credentials(reviewer(**changes), changes.pop("day", DAY)).findings}
    return found[rule].standing


CASES = [
    ("unrestricted_licence", {"licences": (LICENCE,)}, "met"),  # any state of the United States
    ("unrestricted_licence", {"licences": (replace(LICENCE, expires=DAY),)}, "met"),  # the last day counts
    ("unrestricted_licence", {"licences": (replace(LICENCE, expires=date(2016, 2, 29)),)}, "not_met"),
    ("unrestricted_licence", {"licences": (replace(LICENCE, status="restricted"),)}, "not_met"),
    ("unrestricted_licence", {"licences": (replace(LICENCE, status="probation"), LICENCE)}, "met"),
    ("unrestricted_licence", {"licences": (replace(LICENCE, status="unknown"),)}, "cannot_tell"),
    ("unrestricted_licence", {"licences": (replace(LICENCE, expires=None),)}, "cannot_tell"),
    ("unrestricted_licence", {"licences": (replace(LICENCE, kind="training"),)}, "not_met"),
    ("unrestricted_licence", {"licences": ()}, "not_met"),
    ("board_certification", {"certifications": ()}, "not_met"),
    ("board_certification", {"certifications": (), "degree_class": "other"}, "met"),
    ("board_certification", {"certifications": (replace(BOARD, expires=None),)}, "cannot_tell"),
    ("board_certification", {"certifications": (replace(BOARD, expires=None, lifelong=True),)}, "met"),
    ("board_certification", {"certifications": (replace(BOARD, expires=date(2016, 2, 1)),)}, "not_met"),
    ("board_certification", {"certifications": (replace(BOARD, specialty="Alchemy"),)}, "cannot_tell"),
    ("no_sanction", {"sanctions": None}, "cannot_tell"),
    ("no_sanction", {"sanctions": (Sanction("pending"),)}, "not_met"),
    ("no_sanction", {"sanctions": (Sanction("taken"),)}, "not_met"),
    ("no_sanction", {"sanctions": (Sanction("dismissed"),)}, "met"),
    ("not_qme", {"qme": None}, "cannot_tell"),
    ("not_qme", {"qme": (Appointment(date(2008, 1, 1), date(2013, 12, 31)),)}, "met"),
    ("not_qme", {"qme": (Appointment(date(2008, 1, 1), date(2014, 1, 1)),)}, "not_met"),
    ("not_qme", {"qme": (Appointment(date(2008, 1, 1)),)}, "not_met"),
    ("practice_years", {"practice": Practice(years=5.0)}, "not_met"),  # more than five
    ("practice_years", {"practice": Practice(years=5.5)}, "met"),
    ("practice_years", {"practice": Practice(since=date(2011, 2, 1))}, "met"),
    ("practice_years", {"practice": Practice()}, "cannot_tell"),
    ("practice_hours", {"practice": Practice(hours_a_week=24)}, "met"),  # at least 24
    ("practice_hours", {"practice": Practice(hours_a_week=23.5)}, "not_met"),
    ("practice_hours", {"practice": Practice()}, "cannot_tell"),
    ("expertise", {"specialties": ("PM&R",)}, "met"),
    ("expertise", {"specialties": ("Alchemy",)}, "cannot_tell"),
    ("expertise", {"specialties": ()}, "not_met"),
]


@pytest.mark.parametrize(("rule", "changes", "expected"), CASES)
def test_labor_code_139_5_credential(rule, changes, expected):
    assert standing(rule, **changes) == expected


def test_a_reviewer_with_everything_passes_and_one_open_question_blocks():
    assert credentials(reviewer(), DAY).passes
    assert not credentials(reviewer(sanctions=None), DAY).passes


def test_a_person_clears_what_cannot_be_told_with_a_reason_and_only_that():
    report = credentials(reviewer(sanctions=None), DAY)
    cleared = clear_finding(report, "no_sanction", "medical_director", "searched by telephone")
    assert cleared.passes
    assert not report.passes
    with pytest.raises(ClearanceError, match="role or reason"):
        clear_finding(report, "no_sanction", "medical_director", " ")
    with pytest.raises(ClearanceError, match="cannot be told"):
        clear_finding(
            credentials(reviewer(sanctions=(Sanction("taken"),)), DAY),
            "no_sanction",
            "medical_director",
            "why",
        )


def test_a_clearance_on_file_counts_from_its_day():
    on_file = (Clearance("no_sanction", "medical_director", "searched by telephone", DAY),)
    assert credentials(reviewer(sanctions=None, clearances=on_file), DAY).passes
    assert not credentials(reviewer(sanctions=None, clearances=on_file), date(2016, 2, 1)).passes


def test_recalled_rules_say_so_and_every_finding_has_a_source():
    findings = credentials(reviewer(), DAY).findings
    assert {f.rule for f in findings if f.recalled} >= {"no_sanction", "not_qme"}
    assert not next(f for f in findings if f.rule == "practice_years").recalled
    assert all(f.source and f.reason for f in findings)


def test_a_snapshot_changes_with_what_was_true_and_with_nothing_else():
    def taken(**changes):
        some = reviewer(**changes)
        return snapshot(some, credentials(some, DAY))

    assert taken() == taken(load=1)
    assert taken().digest != taken(licences=(LICENCE,)).digest
    assert len(taken().digest) == 64


def test_qualifications_name_states_and_fields_that_are_valid_on_the_day_and_no_reference():
    expired = replace(LICENCE, state="Nevada", expires=date(2015, 1, 1))
    told = qualifications(reviewer(licences=(LICENCE, expired), certifications=(BOARD,)), DAY)
    assert told.states_of_licensure == ("Ohio",)
    assert told.specialties == ("Neurology",)
    assert "24 hours" in told.statement
    assert "r-7f3a" not in str(told.to_json())

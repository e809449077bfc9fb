"""Fictional cases on their way, for the tests of the persistence."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from openimr.process.life import Event

ZONE = ZoneInfo("America/Los_Angeles")
TODAY = date(2016, 12, 31)
NUMBER = "CM16-9000001"


def event(kind, month, day, role, /, hour=9, **data):
    return Event(kind, datetime(2016, month, day, hour, tzinfo=ZONE), role, data)


APPLICATION = event(
    "application_received",
    8,
    8,
    "worker",
    received_on="2016-08-08",
    injury_on="2015-11-30",
    ur_decision_on="2016-07-22",
)
UNIQUE = event("found_unique", 8, 8, "intake", hour=10)
ELIGIBLE = event("found_eligible", 8, 10, "case_manager")
NOARFI = event("noarfi_sent", 8, 11, "case_manager", service="mail_in_state")


def opened(docket, number=NUMBER, items=(1, 2)):
    docket.open(number, list(items), APPLICATION, TODAY)
    return docket


def waiting_for_records(docket, number=NUMBER):
    opened(docket, number)
    for one in (UNIQUE, ELIGIBLE, NOARFI):
        docket.append(number, one, TODAY)
    return docket

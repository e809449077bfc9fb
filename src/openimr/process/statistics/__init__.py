"""The regulator's monthly report, from the events of cases, with its definitions."""

from openimr.process.statistics.model import CaseRecord, Line, MonthlyReport
from openimr.process.statistics.record import from_events, from_life, read_events
from openimr.process.statistics.render import to_csv, to_json, to_text
from openimr.process.statistics.report import case_age, monthly_report

__all__ = [
    "CaseRecord",
    "Line",
    "MonthlyReport",
    "case_age",
    "from_events",
    "from_life",
    "monthly_report",
    "read_events",
    "to_csv",
    "to_json",
    "to_text",
]

"""Deadlines: one rule, one trigger, every skipped day with its reason, one date."""

from openimr.process.clock.compute import days_left, deadline
from openimr.process.clock.explain import Language, explain, to_json
from openimr.process.clock.model import Day, Deadline, SkippedDay, Step, Track, Unit
from openimr.process.clock.rule import rules

__all__ = [
    "Day",
    "Deadline",
    "Language",
    "SkippedDay",
    "Step",
    "Track",
    "Unit",
    "days_left",
    "deadline",
    "explain",
    "rules",
    "to_json",
]

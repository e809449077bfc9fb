"""The life of a case as states and events; ``transition`` is pure and refuses what the rules forbid."""

from openimr.process.life.archive import event_from_json, event_to_json, from_json, to_json
from openimr.process.life.lines import read_lines, write_line
from openimr.process.life.model import (
    CaseLife,
    Clock,
    ClockStanding,
    Determination,
    Event,
    FeeStage,
    Item,
    ItemStanding,
    NoticeDue,
    Outcome,
    Remand,
    Role,
    Step,
)
from openimr.process.life.purpose import Purpose, clocks_for, is_unsettled, rules_for, runs
from openimr.process.life.risk import NO_CLOCK, open_states, risk_day
from openimr.process.life.rule import life_rules
from openimr.process.life.timeline import Entry, timeline
from openimr.process.life.transition import begin, possible, replay, transition

__all__ = [
    "NO_CLOCK",
    "CaseLife",
    "Clock",
    "ClockStanding",
    "Determination",
    "Entry",
    "Event",
    "FeeStage",
    "Item",
    "ItemStanding",
    "NoticeDue",
    "Outcome",
    "Purpose",
    "Remand",
    "Role",
    "Step",
    "begin",
    "clocks_for",
    "event_from_json",
    "event_to_json",
    "from_json",
    "is_unsettled",
    "life_rules",
    "open_states",
    "possible",
    "read_lines",
    "replay",
    "risk_day",
    "rules_for",
    "runs",
    "timeline",
    "to_json",
    "transition",
    "write_line",
]

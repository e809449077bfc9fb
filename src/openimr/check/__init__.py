"""The linter for determinations: one module per family of rules, each rule with a code."""

from openimr.check.model import Defect, Rule, Severity
from openimr.check.page import page
from openimr.check.render import to_json, to_sarif, to_text
from openimr.check.run import check, explain, rules

__all__ = [
    "Defect",
    "Rule",
    "Severity",
    "check",
    "explain",
    "page",
    "rules",
    "to_json",
    "to_sarif",
    "to_text",
]

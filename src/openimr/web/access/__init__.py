"""Who gets in where: the only place that decides it, for addresses, for cases and for lists of cases."""

from openimr.web.access.policy import may, visible
from openimr.web.access.route import ANYONE, SIGNED_IN, Rule, route, rule_of

__all__ = ["ANYONE", "SIGNED_IN", "Rule", "may", "route", "rule_of", "visible"]

"""Why the disputed service was asked for, or that nobody says why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openimr.facts.mention import Mention
from openimr.facts.pattern import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openimr.facts.model import Status

_REQUESTED = re.compile(
    r"\b(?:request(?:s|ed|ing)?|ordered|order|mris?|x-?rays?|ct scan|emg|imaging|study|studies|plan|sought"
    r"|recommended|injection|testing|referral)\b"
)
_RULE_OUT = re.compile(
    r"\b(?:rules? out\b|r/o )\"?(?: (?:any|for|possible|a|an|the))?(?P<what>(?: [a-z0-9][a-z0-9-]*){1,4})"
)
_EVALUATE = re.compile(
    r"\b(?:in order )?to (?:further )?"
    r"(?P<verb>evaluate|assess|determine|clarify|confirm|exclude|help validate|see if|see whether|look for"
    r"|check for)\b(?: for| the| if)?"
    r"(?P<what>(?: [a-z0-9][a-z0-9'-]*){1,5})"
)
_FUTURE = re.compile(
    r"\b(?:asking about |determination of |determine |regarding |for )"
    r"future (?:medical|surgical|medical/surgical) (?:needs|care|treatment)"
)
# Nobody says why: "no rationale", "the reason for the request was not ...", "not known why the request is".
_SILENT = re.compile(
    r"\b(?:no|lack of)(?: an?| any)?(?: clear| specific| documented| medical| clinical| stated| explicit"
    r"| compelling| adequate| valid| additional)* "
    r"(?P<a>justification|rationale|reason|reasoning|explanation)\b"
    r"|\b(?P<b>justification|rationale|reason|purpose|need|medical need) (?:for|of) (?:the |this )?"
    r"(?:[a-z-]+ ){0,5}?(?:was|is|were) (?:not|unclear)\b"
    r"|\b(?P<f>justification|rationale|reason|purpose) (?:was|is|were|has|had) "
    r"(?:been )?(?:not|unclear|never|lacking)\b"
    r"|\b(?:not (?:known|clear|stated|specified|explained)|unclear|not entirely clear|uncertain|unknown)"
    r"(?: as to)? "
    r"(?P<c>why (?:the |this |an? )?(?:request|study|service|mri|x-?rays?|imaging|ct|emg|test)[a-z]*(?: is)?)"
    r"|\b(?:did not|does not|failed to|not) (?:clearly )?"
    r"(?:provide|state|give|furnish|offer|specify|document|explain|describe|include) "
    r"(?:a |an |any |the |his |her )?(?:clear |specific |medical |clinical )*"
    r"(?P<d>justification|rationale|reason|purpose)\b"
    r"|\bwithout (?:a |any )?(?P<e>justification|rationale)\b"
)
_REASONS = ("reason", "rationale", "purpose", "need", "justification", "explanation", "why")
_CODE = re.compile(r"[^a-z0-9]+")
_TAIL = re.compile(
    r"\b(?:and to see|to see|and to|is|was|are|were|and|or|in|of|the|with|that|which|for|on|to|by|at|as)$"
)


def find_purpose(lower: str, start: int, end: int) -> Iterator[Mention]:
    """The stated purposes of a request in a sentence, with a code in ``value.purpose``."""
    for match in _SILENT.finditer(lower, start, end) if names(lower, start, end, _REASONS) else ():
        name = next(group for group, words in match.groupdict().items() if words)
        yield _mention(match.start(name), match.end(name), "not_stated", "record_silence")
    for match in _FUTURE.finditer(lower, start, end) if lower.find("future", start, end) >= 0 else ():
        yield _mention(match.start(), match.end(), "future_medical_needs", "affirmed")
    if not _REQUESTED.search(lower, start, end):
        return
    for match in _RULE_OUT.finditer(lower, start, end) if lower.find("rule", start, end) >= 0 else ():
        what = _TAIL.sub("", match["what"]).strip()
        yield _mention(
            match.start(), match.start("what") + 1 + len(what), f"rule_out_{_code(what)}", "affirmed"
        )
    for match in _EVALUATE.finditer(lower, start, end):
        what = _TAIL.sub("", match["what"]).strip()
        begin = match.start("verb")
        yield _mention(
            begin, match.start("what") + 1 + len(what), f"{_code(match['verb'])}_{_code(what)}", "affirmed"
        )


def _mention(start: int, end: int, purpose: str, status: Status) -> Mention:
    return Mention(
        "request_purpose", None, start, end, status=status, settled=True, value={"purpose": purpose}
    )


def _code(words: str) -> str:
    return _CODE.sub("_", words).strip("_")

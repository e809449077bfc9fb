"""The words of the fact vocabulary, compiled from the programme's data when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from openimr.facts.dates import MONTHS
from openimr.facts.lexicon import expand
from openimr.facts.scan import Hits, Scanner
from openimr.programs.load import load

if TYPE_CHECKING:
    from openimr.case import Region, Side


@dataclass(frozen=True, slots=True)
class Term:
    """What a phrase stands for; ``function`` marks an examined function, which alone says nothing."""

    concept: str
    kind: str | None
    function: bool = False
    exam: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that sets a status, to which side and how far."""

    id: str
    status: str | None
    direction: str
    reach: str


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A word of the body: its region, or its side, or neither for a part that lies across regions.

    ``whole`` marks what can be painful on its own: every region, and the back.
    """

    region: Region | None
    side: Side | None
    whole: bool


class Found(NamedTuple):
    """What each vocabulary finds in a text."""

    terms: Hits
    cues: Hits
    stops: Hits
    frames: Hits
    places: Hits
    signs: Hits
    risks: Hits
    triggers: Hits
    months: Hits


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that the reading of a sentence looks up."""

    scanner: Scanner
    new_statement: frozenset[str]
    qualifiers: frozenset[str]
    links: frozenset[str]
    levels: dict[str, Region]
    risk_kinds: dict[str, str]
    in_rules: dict[str, tuple[tuple[str, ...], str, str | None]]

    def find(self, lower: str) -> Found:
        """Look up every vocabulary in a text in small letters."""
        return Found(*self.scanner.scan(lower))


# Later lists overrule earlier ones: the concepts of the spine and the limbs are worded with most care.
_TERM_LISTS = ("conditions", "operations", "drugs", "terms")


@cache
def words() -> Words:
    """The vocabulary of the programme, compiled once for each process."""
    cues, regions, findings = (load(f"facts/{name}.yaml") for name in ("cues", "regions", "findings"))
    scanner = Scanner([
        _terms(findings),
        _cues(cues["cues"]),
        {word: name for name, group in cues["terminations"].items() for word in group},
        _frames(load("facts/frames.yaml")),
        _places(regions),
        _signs(findings),
        dict.fromkeys(findings["risk_words"], "risk"),
        {word: name for name, words in cues["triggers"].items() for word in words},
        MONTHS,
    ], _families())  # fmt: skip
    return Words(
        scanner,
        new_statement=frozenset(cues["new_statement"]),
        qualifiers=frozenset(regions["qualifiers"]),
        links=frozenset(regions["qualifiers"] + regions["links"]),
        levels=regions["levels"],
        risk_kinds=findings["risk_kinds"],
        in_rules={
            word: (tuple(entry["after"]), *entry["as"])
            for entry in findings["in_rules"]
            for word in entry["words"]
        },
    )


def phrases() -> list[tuple[str, str, str | None]]:
    """Every phrase of the vocabulary with the concept and kind that it stands for."""
    terms = _terms(load("facts/findings.yaml"))
    return [(phrase, t.concept, t.kind) for phrase, t in terms.items() if t.concept != "nothing"]


def _families() -> dict[str, Term | None]:
    """What a word in no list means by its ending; None shields a word that only ends so."""
    listed = load("facts/families.yaml")
    found: dict[str, Term | None] = dict.fromkeys(listed["never"])
    for concept, kinds in listed.items():
        if concept != "never":
            for kind, endings in kinds.items():
                found |= dict.fromkeys(endings, Term(concept, None if kind == "-" else kind))
    return found


def _terms(findings: dict[str, Any]) -> dict[str, Term]:
    found: dict[str, Term] = {}
    lists = [load(f"facts/{name}.yaml") for name in _TERM_LISTS]
    for concept, kind, patterns in [
        (c, k, p) for terms in lists for c, kinds in terms.items() for k, p in kinds.items()
    ]:
        term = Term(concept, None if kind == "-" else kind)
        found |= {phrase: term for pattern in patterns for phrase in expand(pattern)}
    for kind, patterns in findings["functions"].items():
        found |= {phrase: _function(kind) for pattern in patterns for phrase in expand(pattern)}
    for ambiguous in findings["ambiguous"]:
        (concept, kind), exam = ambiguous["complaint"], tuple(ambiguous["exam"])
        term = Term(concept, kind, exam=exam)
        found |= dict.fromkeys(ambiguous["words"], term)
    return _misspelt(found, findings["misspellings"]) | found


def _misspelt(terms: dict[str, Term], misspellings: dict[str, list[str]]) -> dict[str, Term]:
    """The phrases with one of their words misspelt, each as the phrase meant."""
    return {
        " ".join([*words[:at], wrong, *words[at + 1 :]]): term
        for phrase, term in terms.items()
        for words in [phrase.split(" ")]
        for at, word in enumerate(words)
        for wrong in misspellings.get(word, ())
    }


def _function(kind: str) -> Term:
    if kind in {"range_of_motion", "instability", "tenderness", "other"}:
        return Term("exam_finding", kind, function=True)
    return Term("neuro_deficit", "unspecified" if kind == "neuro" else kind, function=True)


def _cues(cues: list[dict[str, Any]]) -> dict[str, Cue]:
    found: dict[str, Cue] = {}
    for entry in cues:
        cue = Cue(entry["id"], entry["status"], entry["direction"], entry["reach"])
        found |= dict.fromkeys(entry["words"], cue)
    return found


def _frames(frames: dict[str, Any]) -> dict[str, str]:
    order = [name for name in frames if name != "guideline"]
    found = {word: name for name in reversed(order) for word in frames[name]["words"]}
    found |= dict.fromkeys(frames["guideline"]["words"], "guideline")
    found |= dict.fromkeys(frames["guideline"]["person"], "person")
    found = dict.fromkeys(frames["guideline"]["sources"], "source") | found
    return found | dict.fromkeys(frames["guideline"]["pronouns"], "pronoun")


def _places(regions: dict[str, Any]) -> dict[str, PlaceWord]:
    found = {
        phrase: PlaceWord(None if region in {"none", "back"} else region, None, region != "none")
        for region, patterns in regions["regions"].items()
        for pattern in patterns
        for phrase in expand(pattern)
    }
    for side, phrases in regions["sides"].items():
        found |= dict.fromkeys(phrases, PlaceWord(None, side, whole=False))
    return found


def _signs(findings: dict[str, Any]) -> dict[str, str]:
    """Words that decide a tested function or a provocation test, and words of doubt."""
    found = dict.fromkeys(findings["equivocal"], "equivocal")
    for sign in ("positive", "negative", "abnormal", "normal", "absent"):
        found |= dict.fromkeys(findings[sign], sign)
    return found

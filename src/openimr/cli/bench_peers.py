"""Two readers of negation to measure beside ours, on the same targets: negspaCy and medspaCy.

Each gets every phrase of our vocabulary as a target. Neither knows who denies, nor silence, nor rules; so
what it calls negated counts as ``judged_absence``, the widest of the absences.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from openimr.facts.target import Target, counted
from openimr.facts.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Callable

    from openimr.cli.annotate import Source

_SEPARATOR = "\x1f"


def negspacy() -> Callable[[Source], list[Target]]:
    """The peer negspaCy over a blank English pipeline. Raises ImportError where it is not installed."""
    import spacy
    from negspacy.negation import Negex  # noqa: F401 - registers the pipe

    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    ruler = language.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": label, "pattern": phrase} for phrase, label in _phrases()])
    language.add_pipe("negex", config={"ent_types": sorted({label for _, label in _phrases()})})
    return _reader(language, lambda entity: "judged_absence" if entity._.negex else "affirmed")


def medspacy() -> Callable[[Source], list[Target]]:
    """The peer medspaCy with its own sentences and ConText. Raises ImportError where it does not import."""
    try:
        from loguru import logger

        logger.disable("PyRuSH")  # it writes every token of a note to standard error
        import medspacy
        from medspacy.ner import TargetRule
    except ValueError as error:  # as installed beside numpy 2
        raise ImportError(str(error)) from error
    language = medspacy.load()
    rules = [TargetRule(phrase, label) for phrase, label in _phrases()]
    language.get_pipe("medspacy_target_matcher").add(rules)
    return _reader(language, _context)


PEERS = {"negspacy": negspacy, "medspacy": medspacy}


def _context(entity: Any) -> str:  # noqa: ANN401 - a span of an optional library
    known = entity._
    if known.is_family:
        return "not_this_claim"
    if known.is_negated:
        return "judged_absence"
    if known.is_hypothetical or known.is_uncertain:
        return "conditional"
    return "historical" if known.is_historical else "affirmed"


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple((phrase, f"{concept}{_SEPARATOR}{kind or ''}") for phrase, concept, kind in phrases())


def _reader(language: Any, status_of: Callable[[Any], str]) -> Callable[[Source], list[Target]]:  # noqa: ANN401
    def read(source: Source) -> list[Target]:
        numbers = counted(source.raw)
        found = []
        for section, start, end in source.passages:
            # Line breaks become blanks one for one, so that places hold and phrases match across lines.
            text = "".join(" " if letter.isspace() else letter for letter in source.plain[start:end])
            for entity in language(text).ents:
                concept, _, kind = entity.label_.partition(_SEPARATOR)
                first, last = numbers[start + entity.start_char], numbers[start + entity.end_char - 1] + 1
                status = status_of(entity)
                found.append(Target(source.case, section, first, last, concept, status, kind or None))
        return found

    return read

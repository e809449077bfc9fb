"""IMR303-308: whether a citation can be looked up, and was in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.check.cited import citations_of, cited_lines, hit_on, spoken_party, title_of
from openimr.check.items import is_associated
from openimr.check.model import Rule
from openimr.check.subject import Hit, Subject
from openimr.check.vocabulary import words
from openimr.citation.catalogue import editions, in_force, in_mtus

if TYPE_CHECKING:
    from collections.abc import Iterator

EDITION = Rule(
    "IMR303",
    "edition-not-in-the-mtus",
    "warning",
    "The edition was not part of the MTUS on the day of the decision: it may be cited as another guideline, "
    "not with the presumption of correctness. An edition of ACOEM that never was part of it passes while its "
    "publisher holds it as current (8 CCR 9792.21.1, step 2A). Dates marked recalled need a check.",
    "Labor Code 4604.5, 4610.5(c)(2); 8 CCR 9792.20-9792.24.4",
    "The low back chapter revised in 2007, which was never adopted, in a decision of 2015.",
)
NO_CHAPTER = Rule(
    "IMR304",
    "citation-without-chapter",
    "warning",
    "The citation names a work of many chapters and neither chapter nor topic, so that nobody can look it"
    " up.",
    "8 CCR 9792.21.1(d): title, edition or year and section are cited (form of the fields RECALLED)",
    "ACOEM Page(s): 12, or 'Official Disability Guidelines (ODG)' alone.",
)
NO_SECTION = Rule(
    "IMR305",
    "citation-without-section",
    "note",
    "The citation names a chapter without page, section or topic.",
    "8 CCR 9792.21.1(d) (form of the fields RECALLED)",
    "Shoulder Complaints 2004, and no section.",
)
NOTHING_CITED = Rule(
    "IMR307",
    "reviewer-cites-nothing",
    "warning",
    "The reviewer cites no evidence. An associated service that follows its procedure passes.",
    "Labor Code 4610.6(e): the determination cites the findings of the ladder (RECALLED)",
    "The reviewer's line says that no medical evidence was cited.",
)
UNKNOWN_TITLE = Rule(
    "IMR308",
    "unknown-guideline",
    "note",
    "A citation that stands as one of the MTUS names no edition of the catalogue: a misspelling, a wrong "
    "year, "
    "or an edition that the catalogue lacks.",
    "catalogue of editions",
    "Low Back Complaints 1994.",
)


def edition(subject: Subject) -> Iterator[Hit]:
    """Each edition of ACOEM or of the Division that was not part of the MTUS on the decision date."""
    day = subject.letter.decision_date
    for item, party, part in cited_lines(subject):
        for citation in citations_of(item, party):
            known = editions(subject.program).get(citation.guideline or "")
            if known is None or known.family == "odg":
                continue
            if known.mtus == ():
                if day is None or in_force(known.id, day, citation.chapter, subject.program) is not True:
                    yield hit_on(
                        f"{spoken_party(party)} cites {title_of(citation)}, never part of the MTUS",
                        part,
                        citation,
                    )
            elif day and in_mtus(known.id, day, citation.chapter, subject.program) is False:
                recalled = any("recalled" in (p.start_status, p.end_status) for p in known.mtus or ())
                when = f"not part of the MTUS on {day.isoformat()}"
                what = f"{spoken_party(party)} cites {title_of(citation)}, {when}"
                yield hit_on(what + (" (dates recalled, to be checked)" if recalled else ""), part, citation)


def no_chapter(subject: Subject) -> Iterator[Hit]:
    """Each citation of a work of many chapters that names neither chapter nor topic."""
    for item, party, part in cited_lines(subject):
        for citation in citations_of(item, party):
            known = editions(subject.program).get(citation.guideline or "")
            if known and known.chapters and citation.chapter is None and not citation.topic:
                yield hit_on(
                    f"{spoken_party(party)} cites {title_of(citation)} without chapter or topic",
                    part,
                    citation,
                )


def no_section(subject: Subject) -> Iterator[Hit]:
    """Each chapter that the reviewer cites without page, section or topic."""
    whole = words("cited_whole", subject.program)
    for item, party, part in cited_lines(subject):
        if party != "reviewer":
            continue
        for citation in citations_of(item, party):
            known = editions(subject.program).get(citation.guideline or "")
            if known is None or known.id in whole or (known.chapters and citation.chapter is None):
                continue
            if not (citation.pages or citation.sections or citation.topic):
                yield hit_on(
                    f"{spoken_party(party)} cites {title_of(citation)} without page, section or topic",
                    part,
                    citation,
                )


def nothing_cited(subject: Subject) -> Iterator[Hit]:
    """Each item of its own for which the reviewer cites nothing."""
    for item in subject.letter.items:
        line = item.reviewer_guideline
        if line and not line.citations and not is_associated(subject, item):
            part = subject.line(item, "reviewer")
            yield Hit("the reviewer cites no evidence", part, 0, len(part.text))


def unknown_title(subject: Subject) -> Iterator[Hit]:
    """Each citation of a line based on the MTUS, before any other source, that the catalogue lacks."""
    for item, party, part in cited_lines(subject):
        line = getattr(item, f"{party}_guideline")
        first = next(iter(citations_of(item, party)), None)
        if line and line.basis.startswith("mtus") and first and first.guideline is None:
            year = f" {first.year}" if first.year else ""
            yield hit_on(
                f"{spoken_party(party)} cites {first.title!r}{year}, unknown to the catalogue", part, first
            )


RULES = (
    (EDITION, edition),
    (NO_CHAPTER, no_chapter),
    (NO_SECTION, no_section),
    (NOTHING_CITED, nothing_cited),
    (UNKNOWN_TITLE, unknown_title),
)

"""Fictional letters in the five published layouts: our own people and words under the real headings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Item:
    """One decided item as a letter prints it."""

    title: str = "MRI of the left wrist"
    outcome: str = "Upheld"
    administrator: str = "Decision based on MTUS Forearm, Wrist, and Hand Complaints 2004."
    reviewer: str = "Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies."
    rationale: str = "The swelling went down within days. The study is not medically necessary."


@dataclass(frozen=True)
class Fields:
    """What a letter says; dates as it prints them."""

    case_number: str = "CM16-0000012"
    date_assigned: str = "11/10/2016"
    date_of_injury: str = "10/12/2016"
    decision_date: str = "12/08/2016"
    ur_denial_date: str = "11/03/2016"
    application_received: str = "11/07/2016"
    priority: str = "Standard"
    states: tuple[str, ...] = ("California", "Oregon")
    specialties: tuple[str, ...] = ("Family Practice",)
    subspecialty: str = ""
    summary: str = "A gardener fell from a ladder and bruised the left wrist. Grip is weak."
    items: tuple[Item, ...] = field(default=(Item(),))

    def but(self, **changes: object) -> Fields:
        """The same letter with other words in some fields."""
        return replace(self, **changes)


def header(f: Fields, order: str = "label value") -> str:
    """The header table in the order of one kind of extractor."""
    rows = [
        [("Case Number:", f.case_number), ("Date Assigned:", f.date_assigned)],
        [("Date of Injury:", f.date_of_injury)],
        [("Decision Date:", f.decision_date), ("UR Denial Date:", f.ur_denial_date)],
        [("Priority:", f.priority), ("Application\nReceived:", f.application_received)],
    ]
    return "\n".join(_ORDERS[order](rows)) + "\n"


_ORDERS = {
    "label value": lambda rows: [" ".join(f"{label} {value}" for label, value in row) for row in rows],
    "one a line": lambda rows: [f"{label} {value}" for row in rows for label, value in row],
    "value on the next line": lambda rows: [f"{label}\n{value}\n" for row in rows for label, value in row],
    "value before label": lambda rows: [f"{value} {label}" for row in rows for label, value in row],
    "labels of a row, then its values": lambda rows: [
        "\n".join([*(label for label, _ in row), *(value for _, value in row)]) for row in rows
    ],
    "all labels, then all values": lambda rows: [
        *(label for row in rows for label, _ in row),
        *(value for row in rows for _, value in row),
    ],
    "all values, then all labels": lambda rows: [
        *(value for row in rows for _, value in row),
        *(label for row in rows for label, _ in row),
    ],
    "received between": lambda rows: [
        *(" ".join(f"{label} {value}" for label, value in row) for row in rows[:-1]),
        f"Priority: {rows[-1][0][1]} Application\n{rows[-1][1][1]}\nReceived:",
    ],
}
ORDERS = tuple(_ORDERS)


def item_block(item: Item, organisation: str = "MAXIMUS") -> str:
    """An item with its title, outcome, guideline lines and rationale."""
    return (
        f"{item.title}: {item.outcome}\n"
        f"Claims Administrator guideline: {item.administrator}\n"
        f"{organisation} guideline: {item.reviewer}\n"
        f"Decision rationale: {item.rationale}\n"
    )


def letter_of_2016(f: Fields, order: str = "label value") -> str:
    """A letter with a credentials block."""
    credentials = (
        "The Expert Reviewer has the following credentials:\n"
        f"State(s) of Licensure: {', '.join(f.states)}\n"
        f"Certification(s)/Specialty: {', '.join(f.specialties)}\n"
    )
    return header(f, order) + "\n" + _sections(f, "A physician read the file.\n\n" + credentials)


def letter_of_2014(f: Fields, *, with_header: bool = True) -> str:
    """A letter with its credentials in a sentence."""
    has = f", has a subspecialty in {f.subspecialty}" if f.subspecialty else ""
    sentence = (
        f"The expert reviewer is Board Certified in {', '.join(f.specialties)}{has} and is licensed "
        f"to practice in {', '.join(f.states)}. He or she sees patients.\n"
    )
    return (header(f) if with_header else "") + "\n" + _sections(f, sentence)


def letter_with_documents(f: Fields) -> str:
    """The older letter that lists its documents and names its last part in the singular."""
    text = letter_of_2014(f).replace(ISSUES, "IMR DECISION(S) AND RATIONALE(S)")
    return text.replace("CLINICAL CASE", "DOCUMENTS REVIEWED\nA denial and a note.\n\nCLINICAL CASE")


def notice_of_2013(f: Fields) -> str:
    """The notice with numbered results."""
    results = "\n".join(
        f"{number}) MAXIMUS Federal Services, Inc. has determined the request for {item.title} is"
        f"{' not' if item.outcome == 'Upheld' else ''} medically necessary and appropriate.\n"
        for number, item in enumerate(f.items, 1)
    )
    return (
        f"Notice of Independent Medical Review Determination\nDated: {f.decision_date}\n"
        f"{f.case_number}\n\n{results}\n"
        "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE\n"
        f"An application for Independent Medical Review was filed on {f.application_received} disputing the\n"
        f"Utilization Review Denial dated {f.ur_denial_date}.\n\n{results}\n"
        "Medical Qualifications of the Expert Reviewer:\nThe physician reviewer is Board Certified in "
        f"{', '.join(f.specialties)} and is licensed to practice in {', '.join(f.states)}.\n\n"
        f"Case Summary:\nDisclaimer: taken from the denial dated {f.ur_denial_date}.\n{f.summary}\n"
    )


def professional_review(f: Fields) -> str:
    """The undated form with one issue."""
    item = f.items[0]
    verb = "IS NOT" if item.outcome == "Upheld" else "IS"
    return (
        f"MEDICAL PROFESSIONAL REVIEW\n{f.case_number}\n\nISSUE AT DISPUTE:\n{item.title}\n\n"
        f"CASE SUMMARY:\n{f.summary}\n\nDOCUMENTS REVIEWED FOR DETERMINATION:\nA denial.\n\n"
        f"MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER AND WHY:\n{item.reviewer}\n\n"
        f"RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE {verb} MEDICALLY NECESSARY:\n{item.rationale}\n\n"
        "MEDICAL REVIEWER QUALIFICATIONS:\nThe reviewer is Board Certified in "
        f"{', '.join(f.specialties)} and is licensed to practice in {', '.join(f.states)}.\n"
    )


HOW_MADE = "HOW THE IMR FINAL DETERMINATION WAS MADE"
ISSUES = "IMR ISSUES, DECISIONS AND RATIONALES"
SUMMARY_SENTENCE = "The expert reviewer developed this summary from all medical records:"
ISSUES_SENTENCE = "The Final Determination was based on what is set forth below:"


def _sections(f: Fields, how_made: str) -> str:
    items = "\n".join(item_block(item) for item in f.items)
    return (
        f"{HOW_MADE}\n{how_made}\nCLINICAL CASE SUMMARY\n{SUMMARY_SENTENCE}\n{f.summary}\n\n"
        f"{ISSUES}\n{ISSUES_SENTENCE}\n\n{items}"
    )

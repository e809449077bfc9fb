"""The tabs of the queue: what waits for somebody, and which states of the life that is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its key in the address, its words, its states (none: every open case)."""

    key: str
    words: str
    states: tuple[str, ...] = ()


TABS = (
    Tab("all", "All open"),
    Tab("screen", "To screen", ("received", "eligibility_review")),
    Tab("information", "Waiting for information", ("eligibility_information", "additional_information")),
    Tab("deferred", "On hold", ("deferred",)),
    Tab("noarfi", "NOARFI to send", ("assigned",)),
    Tab("records", "Records asked for", ("records_requested",)),
    Tab("late", "Records late", ("insufficient_records",)),
    Tab("choose", "Reviewer to choose", ("reviewer_selection", "remanded")),
    Tab("review", "With a reviewer", ("reviewer_offered", "clinical_review")),
    Tab("letter", "Draft and letter", ("quality_review", "approved")),
)


def tab_of(key: str | None) -> Tab:
    """The tab of that key, or the first."""
    return next((tab for tab in TABS if tab.key == key), TABS[0])

"""The linter's findings on a draft, as the desk shows them beside it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from openimr.web.letters.lint import lint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openimr.check import Severity
    from openimr.web.desk.draft import Draft
    from openimr.web.letters.lint import LintFinding

_ORDER: tuple[Severity, ...] = ("error", "warning", "note")


def tally(found: Sequence[LintFinding]) -> str:
    """How many there are of each severity, in words."""
    counts = Counter(finding.severity for finding in found)
    return ", ".join(
        f"{counts[word]} {word}{'s' if counts[word] != 1 else ''}" for word in _ORDER if counts[word]
    )


def findings(number: str, draft: Draft) -> Sequence[LintFinding]:
    """What the linter finds in the letter that the draft would make today, the gravest first."""
    return sorted(lint(number, draft), key=lambda finding: _ORDER.index(finding.severity))

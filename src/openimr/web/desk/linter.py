"""The linter's findings on a draft, as the desk shows them beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.web.letters.lint import lint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openimr.web.desk.draft import Draft
    from openimr.web.letters.lint import LintFinding

_ORDER = ("error", "warning", "note")


def findings(number: str, draft: Draft) -> Sequence[LintFinding]:
    """What the linter finds in the letter that the draft would make today, the gravest first."""
    return sorted(lint(number, draft), key=lambda finding: _ORDER.index(finding.severity))

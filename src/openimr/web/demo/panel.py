"""The demo's panel: the example panel, moved to the demo's year, its names sealed into their own table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from openimr import examples
from openimr.examples.shift import shifted
from openimr.panel.panel_file import Panel, read_panel
from openimr.web.assignment.roster import take_file
from openimr.web.demo.people import ORGANIZATIONS

if TYPE_CHECKING:
    from openimr.web.demo.story import Told

_FILE = Path(examples.__file__).parent / "panel" / "panel.yaml"
_MONTHS = -12


def panel_text() -> str:
    """The panel file of the demo."""
    return shifted(_FILE.read_text("utf-8"), _MONTHS)


def make_panel() -> Panel:
    """Write the reviewers and return the panel."""
    text = panel_text()
    take_file(text, by="demo", reason="the panel of the demo")
    return read_panel(text, where="the demo's panel")


def parties_of(told: Told) -> dict[str, object]:
    """The parties of a case in the words of the panel; what the demo's cases do not have is empty."""
    company = ORGANIZATIONS[told.administrator]
    return {
        "worker": {"name": told.worker, "employer": "Dummyport Warehouse Co."},
        "insurer": company,
        "claims_administrator": company,
        "mpn": [],
        "requesting_physician": f"{told.physician}, MD",
        "requesting_specialty": "Occupational Medicine",
        "medical_group": "Specimen Occupational Medicine",
        "facility": [],
        "maker": "Invented Devices Company",
        "attorney": ORGANIZATIONS["imagined-law"] if told.attorney else [],
        "ur_organization": "Placeholder Utilization Review",
        "ur_reviewer": "Quill, Ottoline",
    }

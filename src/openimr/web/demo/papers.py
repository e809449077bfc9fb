"""The papers of the demo's cases: whole case files of the examples, and short ones made up on the spot."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import yaml

from openimr.examples import build_case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openimr.web.demo.story import Told

Papers = dict[str, tuple[bytes, str, str]]
_KINDS = {
    "application": ("worker", "application"),
    "utilization": ("claims_administrator", "utilization_review_decision"),
    "request": ("claims_administrator", "request_for_authorization"),
}


def built(slug: str, months: int) -> tuple[Mapping[str, Any], Papers]:
    """The case.yaml and the PDFs of an example, moved by months."""
    with TemporaryDirectory() as name:
        folder = build_case(slug, Path(name), months=months)
        described = yaml.safe_load((folder / "case.yaml").read_text("utf-8"))
        papers = {
            path.name: (path.read_bytes(), *_sender(path.stem))
            for path in sorted((folder / "documents").iterdir())
        }
    return described, papers


def _sender(stem: str) -> tuple[str, str]:
    return next(
        (found for word, found in _KINDS.items() if word in stem), ("claims_administrator", "medical_record")
    )


def case_yaml(told: Told) -> dict[str, Any]:
    """The application in the shape of a case.yaml, days as ISO text."""
    return {
        "case_number": told.number,
        "program": "ca_workers_comp",
        "date_of_injury": told.injury.isoformat(),
        "application": {
            "received": told.filed.date().isoformat(),
            "priority": "standard",
            "signed": told.signed,
            "signed_by": "worker",
            "ur_decision_attached": True,
        },
        "utilization_review": {
            "date": told.decided.isoformat(),
            "served": told.decided.isoformat(),
            "service": "mail_in_state",
            "outcome": "denied",
            "guideline": "MTUS",
            "reason": "The documents that came with the request do not show why the treatment is needed.",
            "on_necessity": True,
            "liability_disputed": False,
        },
        "items": [
            {"number": number, "heading": heading} for number, heading in enumerate(told.treatments, start=1)
        ],
    }


def plain(value: object) -> Any:  # noqa: ANN401 - JSON
    """The value as JSON holds it: days become ISO text."""
    return json.loads(json.dumps(value, default=str))


def short(told: Told) -> Papers:
    """A decision of utilization review and a progress report, as text."""
    asked = "\n".join(f"- {heading}" for heading in told.treatments)
    decision = (
        "NOTICE OF UTILIZATION REVIEW DECISION (fictional)\n\n"
        f"Date of decision: {told.decided:%m/%d/%Y}\nRequesting physician: {told.physician}, MD\n\n"
        f"Not certified:\n{asked}\n\nReason: the documents that came with the request do not show why the "
        "treatment is needed.\n"
    )
    report = (
        "PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (fictional)\n\n"
        f"Date of visit: {told.decided:%m/%d/%Y}\nDate of injury: {told.injury:%m/%d/%Y}\n\n"
        "Subjective: Pain is 5/10 and worse after work. There is no numbness.\n"
        "Objective: Tenderness to palpation. Strength is 5/5. Sensation is intact.\n"
        f"Plan: request authorization for {told.treatments[0]}.\n\n{told.physician}, MD\n"
    )
    return {
        "01-utilization-review-decision.txt": (
            decision.encode(), "claims_administrator", "utilization_review_decision"
        ),
        "02-progress-report.txt": (report.encode(), "claims_administrator", "medical_record"),
    }  # fmt: skip

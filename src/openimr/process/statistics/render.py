"""The report as text, CSV and JSON, its definitions with it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openimr.process.statistics.model import MonthlyReport


def to_json(report: MonthlyReport) -> dict[str, Any]:
    """The report as JSON: one object a line, with unit and definition."""
    return {
        "month": report.month,
        "program": report.program,
        "source": report.source,
        "lines": [
            {
                "name": line.name,
                "label": line.label,
                "figure": line.figure,
                "unit": line.unit,
                "definition": line.defined,
            }
            for line in report.lines
        ],
    }


def to_csv(report: MonthlyReport) -> str:
    """The report as CSV: month, name, label, figure, unit, definition."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("month", "name", "label", "figure", "unit", "definition"))
    for line in report.lines:
        writer.writerow((report.month, line.name, line.label, line.figure, line.unit, line.defined))
    return out.getvalue()


def to_text(report: MonthlyReport) -> str:
    """The report as a table, then what each line counts."""
    width = max(len(line.label) for line in report.lines)
    rows = [f"{line.label:<{width}}  {_shown(line.figure):>8} {line.unit}" for line in report.lines]
    definitions = [f"{line.label}: {line.defined}" for line in report.lines]
    lead = f"Independent medical review, {report.month}"
    return "\n".join(
        [lead, "", *rows, "", "Definitions", "", *definitions, "", f"Source: {report.source}", ""]
    )


def _shown(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:,}"

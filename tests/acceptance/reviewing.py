"""A fictional published letter and case folder, and the command as a user gives it."""

import json
from pathlib import Path

from click.testing import CliRunner, Result
from tests.fictional import Fields, Item, letter_of_2016

from openimr.cli import main

RESULTS = {"determination.json", "letter.html", "letter.pdf", "worksheet.html"}
NECK = Item(
    title="MRI of the cervical spine without contrast",
    outcome="Upheld",
    administrator="Decision based on MTUS Neck and Upper Back Complaints 2004, Section(s): Special Studies.",
    reviewer="Decision based on MTUS Neck and Upper Back Complaints 2004, Section(s): Special Studies.",
    rationale="The request is not medically necessary.",
)
THERAPY = Item(
    title="Physical therapy for the neck, six visits",
    outcome="Overturned",
    rationale="Six visits are medically necessary.",
)
PUBLISHED = Fields(
    summary=(
        "A 41 year old florist strained the neck on 10/12/2016 when a shelf gave way. She reports neck pain "
        "that runs into the left arm. Left triceps strength is 3/5 and the triceps reflex is absent. "
        "Physical therapy for eight weeks did not help. No earlier imaging is described."
    ),
    items=(NECK, THERAPY),
)
REPORT = "The triceps is weak at 3/5 on the left. No red flags were found."
CASE = """\
case_number: "CM16-9000101"
date_of_injury: 2016-01-11
date_assigned: 2016-08-01
decision_date: 2016-09-09
application: {received: 2016-07-20}
utilization_review: {date: 2016-07-01}
items:
  - heading: "MRI of the cervical spine without contrast"
"""


def run_review(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["review", *map(str, arguments)])


def write_case(folder: Path, case: str = CASE, report: str = REPORT) -> Path:
    (folder / "documents").mkdir(parents=True)
    (folder / "case.yaml").write_text(case, "utf-8")
    (folder / "documents" / "01-report.txt").write_text(report, "utf-8")
    return folder


def write_letter(path: Path, fields: Fields = PUBLISHED) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(letter_of_2016(fields), "utf-8")
    return path


def determination(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "determination.json").read_text("utf-8"))
    return found

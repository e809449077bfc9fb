"""Workers' notices are plain: grade 8 or below, by figures that docs/notices.md prints.

``OPENIMR_WRITE_DOCS=1 pytest tests/unit/notice/test_reading_grades.py`` writes the table anew.
"""

import os
import re
from pathlib import Path

import pytest
from tests.notices import FACTS, composed, roles_of, worker_notices

from openimr.process.notice import kinds
from openimr.process.notice.plain import prose
from openimr.text.reading import EASE_LIMIT, GRADE_LIMIT, Reading, measure

PAGE = Path(__file__).parents[3] / "docs" / "notices.md"
TABLE = re.compile(r"(?<=<!-- reading -->\n).*?(?=<!-- /reading -->)", re.DOTALL)


def reading(kind: str, role: str, language: str, variant: int) -> Reading:
    return measure(prose(composed(kind, role, language, variant)), language)


@pytest.mark.parametrize(("kind", "variant", "language"), worker_notices())
def test_every_notice_to_the_worker_reads_at_grade_8_or_below(kind: str, variant: int, language: str) -> None:
    for role in sorted({"worker", "attorney", "designee"} & set(roles_of(kind))):
        found = reading(kind, role, language, variant)
        assert found.words > 40
        assert found.grade <= GRADE_LIMIT if language == "en" else found.ease >= EASE_LIMIT


def test_no_single_sentence_to_the_worker_is_longer_than_35_words() -> None:
    for kind, variant, language in worker_notices():
        for part in prose(composed(kind, "worker", language, variant)):
            for said in re.split(r"(?<=[.!?]) ", part):
                assert len(said.split()) <= 35, said


def hardest(kind: str, role: str, language: str) -> str:
    found = [reading(kind, role, language, variant) for variant in range(len(FACTS[kind]))]
    return f"{min(r.ease for r in found):.0f}" if language == "es" else f"{max(r.grade for r in found):.1f}"


def table() -> str:
    lines = [
        "| notice | variants | worker, English: grade | worker, Spanish: ease | professional: grade |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for kind in kinds():
        roles = roles_of(kind)
        worker = "worker" in roles
        others = [role for role in roles if role not in ("worker", "attorney", "designee")]
        cells = [
            hardest(kind, "worker", "en") if worker else "-",
            hardest(kind, "worker", "es") if worker else "-",
            hardest(kind, others[0], "en") if others else "-",
        ]
        lines.append(f"| {kind} | {len(FACTS[kind])} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def test_the_table_in_the_docs_is_current() -> None:
    page = PAGE.read_text("utf-8")
    if os.environ.get("OPENIMR_WRITE_DOCS"):
        page = TABLE.sub(lambda _: table(), page)
        PAGE.write_text(page, "utf-8")
    found = TABLE.search(page)
    assert found is not None
    assert found[0] == table()

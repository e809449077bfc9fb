"""Everyone can read a notice: tagged PDF by PDF/UA-1 and PDF/A-2a, HTML by axe-core on desk and phone."""

import page
import pytest
from tests.browser import launched
from tests.notices import FACTS, composed, roles_of

from openimr.process.notice import kinds, write_html, write_pdf

LONGEST = [
    (kind, role, language)
    for kind in kinds()
    for role, language in (("worker", "en"), ("worker", "es"), ("claims_administrator", "en"))
    if role in roles_of(kind)
]


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "role", "language"), LONGEST)
@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
def test_pdf_passes_page_validation(
    kind: str, role: str, language: str, profile: page.ValidationProfile
) -> None:
    pdf = write_pdf(composed(kind, role, language, len(FACTS[kind]) - 1))
    report = page.validate_pdf_bytes(pdf, profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
def test_html_has_no_axe_violation_and_fits_the_screen(width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    with launched() as browser:
        screen = browser.new_page(viewport={"width": width, "height": 900})
        for kind, role, language in LONGEST:
            screen.set_content(write_html(composed(kind, role, language)))
            found = axe.run(screen)
            assert found.violations_count == 0, f"{kind} {role} {language}: {found.generate_report()}"
            assert screen.evaluate("document.documentElement.scrollWidth") <= width

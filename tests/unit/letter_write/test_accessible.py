"""Everyone can read the letter: tagged PDF by PDF/UA-1 and PDF/A-2a, HTML by axe-core."""

from dataclasses import replace

import page
import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.browser import launched

from openimr.letter import DeterminationLetter, write_html, write_pdf


@pytest.fixture(scope="session")
def large(final: DeterminationLetter) -> DeterminationLetter:
    """Tables and items over many pages, with text that looks like markup."""
    items = tuple(
        replace(final.items[number % 2], number=number, rationale="#a $b$ <c> " * 60)
        for number in range(1, 22)
    )
    return replace(final, items=items, documents=final.documents * 40)


@pytest.fixture(params=["final", "draft", "large"])
def letter(request: pytest.FixtureRequest) -> DeterminationLetter:
    found: DeterminationLetter = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
def test_pdf_passes_page_validation(letter: DeterminationLetter, profile: page.ValidationProfile) -> None:
    report = page.validate_pdf_bytes(write_pdf(letter), profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
def test_html_has_no_axe_violation_and_fits_the_screen(letter: DeterminationLetter, width: int) -> None:
    with launched() as browser:
        screen = browser.new_page(viewport={"width": width, "height": 900})
        screen.set_content(write_html(letter))
        found = Axe().run(screen)
        beyond = screen.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    assert found.violations_count == 0, found.generate_report()
    assert beyond == 0

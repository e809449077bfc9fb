"""A decided case as the worker sees it: outcomes in plain and legal words, the letter, what comes after."""

import pytest
from tests.browser import launched
from tests.web.letters.drafted import NUMBER
from tests.web.letters.issued import issued
from tests.web.people import let_in, person
from tests.web.site import at_screen, look, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.usefixtures("later"),
    pytest.mark.parametrize("address", ["sqlite"], indirect=True),
]


@pytest.mark.parametrize(
    ("language", "plain", "letter"),
    [
        ("en", "The treatment stays refused.", "Read the letter"),
        ("es", "El tratamiento sigue negado.", "Leer la carta"),
    ],
)
def test_read_the_letter_and_what_comes_after_it(docket, language, plain, letter):
    issued(docket)
    worker = let_in(person("worker", language=language), NUMBER, "worker")
    with launched() as browser, served() as site, at_screen(browser, site, worker, width=390) as page:
        page.set_default_timeout(5000)
        page.goto(f"{site}/my/cases/{NUMBER}/")
        assert plain in page.content()
        assert page.get_by_role("link", name=letter).is_visible()
        look(page, f"portal-{language}-decided")
        page.goto(f"{site}/my/cases/{NUMBER}/records/")
        look(page, f"portal-{language}-decided-records")

"""Everyone can use the pages that a review writes: WCAG 2.2 AA by axe-core, by keyboard, on any screen."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from tests.browser import launched

from openimr.cli.dossier import open_dossier, review_into
from openimr.letter import ReviewerQualifications, write_html
from openimr.review import letter_of

pytestmark = pytest.mark.browser
CASE = "thoracic-xray-and-mri"
WIDTHS = (1440, 390)
PAGES = ("letter.html", "final.html", "worksheet.html", "../published/worksheet.html", "../index.html")
PICTURES = Path(__file__).parents[2] / "artifacts" / "pages"
WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
IN_VIEW = """
(element) => {
  const box = element.getBoundingClientRect();
  const pane = element.closest(".record").getBoundingClientRect();
  const top = Math.max(0, pane.top), bottom = Math.min(innerHeight, pane.bottom);
  return box.height > 0 && box.top >= top && box.bottom <= bottom;
}
"""


@pytest.fixture(scope="module")
def browser():
    with launched() as running:
        yield running


@pytest.fixture(scope="module")
def folder(reviewed):
    """The results of an example case, with a signed letter beside the draft."""
    dossier = open_dossier(reviewed.parent / "cases" / CASE)
    determination = review_into(dossier, reviewed / "signed", images=False)
    draft = letter_of(determination, dossier.record)
    decided = tuple(
        replace(item, outcome="overturned" if item.number % 2 else "upheld") for item in draft.items
    )
    final = replace(
        draft, status="final", items=decided, reviewer=ReviewerQualifications(("California",), ("Neurology",))
    )
    (reviewed / CASE / "final.html").write_text(write_html(final), "utf-8")
    return reviewed / CASE


@pytest.fixture(params=WIDTHS)
def screen(request, browser, folder):
    """Opens a page of the results at the width of a desk and of a phone."""
    context = browser.new_context(viewport={"width": request.param, "height": 900}, reduced_motion="reduce")

    def opened(name):
        page = context.new_page()
        page.goto((folder / name).as_uri())
        return page

    yield opened
    context.close()


@pytest.mark.parametrize(
    "name", ["letter.html", "final.html", "worksheet.html", "../published/worksheet.html", "../index.html"]
)
def test_axe_finds_no_violation_and_the_page_fits_the_screen(screen, name):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page = screen(name)
    found = axe.run(page, options={"runOnly": {"type": "tag", "values": WCAG_22_AA}})
    width = page.viewport_size["width"]
    PICTURES.mkdir(parents=True, exist_ok=True)
    picture = name.removeprefix("../").removesuffix(".html").replace("/", "-")
    page.screenshot(path=PICTURES / f"{picture}-{width}.png", full_page="worksheet" not in name)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_click_on_a_phrase_brings_the_marked_words_into_view(screen):
    page = screen("worksheet.html")
    phrases = page.locator("a.phrase").all()
    assert len(phrases) > 3
    for phrase in phrases[:: len(phrases) // 8 + 1]:
        target = page.locator(phrase.get_attribute("href"))
        phrase.click()
        assert target.evaluate(IN_VIEW), phrase.inner_text()
        assert page.evaluate("location.hash") == phrase.get_attribute("href")
    page.screenshot(path=PICTURES / f"phrase-opened-{page.viewport_size['width']}.png")


def test_a_click_on_a_phrase_brings_the_words_of_a_text_into_view(screen):
    page = screen("../published/worksheet.html")
    for phrase in page.locator("a.phrase").all()[:4]:
        phrase.click()
        words = page.locator(f"{phrase.get_attribute('href')} ~ a.mark").first
        assert words.evaluate(IN_VIEW), phrase.inner_text()
        assert words.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_the_keyboard_alone_reaches_a_phrase_its_words_and_the_way_back(screen):
    page = screen("worksheet.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a.phrase')"):
            break
    phrase = page.evaluate("document.activeElement.getAttribute('href')")
    assert phrase is not None
    page.keyboard.press("Enter")
    assert page.locator(phrase).evaluate(IN_VIEW)
    assert "#" + page.evaluate("document.activeElement.id") == phrase
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector(':target')?.matches('.criterion, .draft')")


def test_every_marked_phrase_lists_all_that_rests_on_it(screen):
    page = screen("worksheet.html")
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    listed = set(page.eval_on_selector_all(".rests a:first-child", "all => all.map(a => a.hash)"))
    assert listed
    assert listed == set(page.eval_on_selector_all(".box[id]", "all => all.map(a => '#' + a.id)"))


def test_every_link_inside_the_page_has_its_target(screen):
    for name in ("worksheet.html", "letter.html", "final.html"):
        page = screen(name)
        dangling = (
            "all => all.map(a => a.getAttribute('href')).filter(h => !document.getElementById(h.slice(1)))"
        )
        assert page.eval_on_selector_all("a[href^='#']", dangling) == []


def test_a_click_on_the_marked_words_leads_back_to_a_criterion(screen):
    page = screen("worksheet.html")
    page.locator("a.phrase").first.click()
    page.locator(".box:target").click()
    assert page.locator(".criterion:target").evaluate("e => e.getBoundingClientRect().top") < 900


def test_the_focus_can_be_seen(screen):
    page = screen("worksheet.html")
    for _ in range(4):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style != "none"


def test_a_printed_draft_says_so_on_every_page(screen):
    pages = pypdfium2.PdfDocument(screen("letter.html").pdf(format="Letter"))
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    pages.close()
    assert len(texts) > 2
    assert [number for number, text in enumerate(texts, 1) if "Not a determination" not in text] == []

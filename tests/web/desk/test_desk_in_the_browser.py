"""A reviewer's whole job at the desk in a real browser: read, rule, write, sign; nothing typed is lost."""

import time

import pytest
from tests.browser import launched
from tests.web.desk.conftest import OFFER, WORK
from tests.web.desk.mortal import free_port, kill, served_on
from tests.web.site import at_screen, look, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.parametrize("address", ["sqlite"], indirect=True),
]
CASE = f"/desk/{WORK}/"
SAVED = "#saved:text-matches('^Saved .*[0-9]')"
# What this tab keeps of the draft or of a page: not where it stands in its history, and how often it saved.
KEPT = "Object.keys(sessionStorage).filter(k => !/^(htmx-current-path|desk-saved:)/.test(k))"
SENTENCES = "textarea[name='item-1-text']"


def _draft():
    from openimr.web.desk.draft import read_draft
    from openimr.web.desk.models import DraftRow

    return read_draft(DraftRow.objects.get(case_id=WORK, version=1).content)


def _calm(page, found):
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)


def test_every_page_of_the_desk_is_accessible_and_fits(address, reviewer):
    with launched() as browser, served() as site, at_screen(browser, site, reviewer) as page:
        for where, name in (
            ("/desk/", "desk-cases"),
            (f"/desk/{OFFER}/offer/", "desk-offer"),
            (CASE, "desk-case"),
            (f"{CASE}?q=neck", "desk-search"),
            (f"{CASE}sign/", "desk-sign"),
            (f"{CASE}ask/", "desk-ask"),
            (f"{CASE}recuse/", "desk-recuse"),
        ):
            page.goto(site + where)
            look(page, name)


def test_from_a_criterion_to_its_words_and_back_without_reloading(address, reviewer):
    errors = []
    with launched() as browser, served() as site, at_screen(browser, site, reviewer) as page:
        _calm(page, errors)
        page.goto(site + CASE)
        page.evaluate("window.same = true")
        page.locator("#worksheet .desk-row--deciding .desk-phrase a").first.click()
        page.wait_for_selector("#records rect.m-asked")
        assert "hl=" in page.url
        assert page.evaluate("window.same") is True
        assert page.evaluate(
            "(() => { const r = document.querySelector('.m-asked').getBoundingClientRect(),"
            " p = document.getElementById('records').getBoundingClientRect();"
            " return r.top >= p.top && r.bottom <= p.bottom })()"
        )
        page.locator("#records .desk-uses a").first.click()
        assert page.evaluate("document.activeElement.matches('.desk-row, .desk-lines textarea')")
        page.go_back()
        page.wait_for_selector("#draft-form")
        assert page.evaluate(KEPT) == [], "no page of a case stays in the browser"
        assert page.evaluate("Object.keys(localStorage)") == []
        assert errors == []


def test_without_scripts_a_link_marks_the_words_and_save_saves(address, reviewer):
    with (
        launched() as browser,
        served() as site,
        at_screen(browser, site, reviewer, scripts=False) as page,
    ):
        page.goto(site + CASE)
        page.locator("#worksheet .desk-row--deciding .desk-phrase a").first.click()
        assert page.locator("#records rect.m-asked").count() >= 1
        page.locator(SENTENCES).first.fill("Written without scripts.")
        page.get_by_label("Upheld").check()
        page.locator(".desk-foot").get_by_role("button", name="Save").click()
        assert page.locator("#records rect.m-asked").count() >= 1, "the page stays open"
    draft = _draft()
    assert draft.item(1).decision == "upheld"
    assert draft.item(1).rationale[0].text == "Written without scripts."


def test_words_selected_on_the_page_become_a_fact(address, reviewer):
    errors = []
    with launched() as browser, served() as site, at_screen(browser, site, reviewer) as page:
        _calm(page, errors)
        page.goto(site + CASE)
        page.locator("#records .desk-papers a", has_text="Neurology Consultation").click()
        page.wait_for_selector("#records .desk-bar__title:has-text('Neurology')")
        page.wait_for_load_state("networkidle")
        sheet = page.locator(".desk-sheet")
        sheet.scroll_into_view_if_needed()
        box = sheet.bounding_box()
        page.locator("#records").evaluate("pane => pane.scrollTop = 0")
        words = page.evaluate(
            "document.querySelector('.desk-sheet').dataset.words.split(';')"
            ".slice(40, 44).map(word => word.split(',').map(Number))"
        )
        scale = box["width"] / page.locator(".desk-sheet svg").evaluate("s => s.viewBox.baseVal.width")
        box = sheet.bounding_box()
        first, last = words[0], words[1]
        page.mouse.move(box["x"] + scale * (first[2] + 1), box["y"] + scale * (first[3] + first[5]) / 2)
        page.mouse.down()
        page.mouse.move(box["x"] + scale * (last[4] - 1), box["y"] + scale * (last[3] + last[5]) / 2, steps=4)
        page.mouse.up()
        page.wait_for_selector(".desk-add[open]")
        chosen = page.locator("#add-words").input_value()
        assert len(chosen.split()) >= 1
        page.locator("#add-concept").select_option("neuro_deficit/motor")
        page.locator("#add-status").select_option("exam_negative")
        page.get_by_role("button", name="Add the fact").click()
        page.wait_for_selector("#worksheet .desk-told:has-text('Added')")
        assert errors == []
    from openimr.web.casefile import place_of
    from openimr.web.desk.models import RulingRow

    row = RulingRow.objects.get(ruling="added")
    place = place_of(row.fact)
    assert (place.start, place.end) == (words[0][0], words[1][1])


def test_ruling_on_a_fact_evaluates_again_and_keeps_unsaved_words(address, reviewer):
    errors = []
    with launched() as browser, served() as site, at_screen(browser, site, reviewer) as page:
        _calm(page, errors)
        page.goto(site + CASE)
        page.locator(SENTENCES).first.fill("Not saved yet, and not lost.")
        page.locator("#worksheet .desk-rule a").first.click()
        page.wait_for_selector("#ruling")
        look(page, "desk-ruling")
        page.locator("#r-reason").fill("The examiner calls it give-way.")
        page.locator("#ruling").get_by_role("button", name="Reject").click()
        page.wait_for_selector(".desk-rejected")
        assert page.locator(SENTENCES).first.input_value() == "Not saved yet, and not lost."
        page.locator("#worksheet").get_by_role("button", name="Confirm").first.click()
        page.wait_for_selector(".desk-ruled:has-text('confirmed')")
        assert errors == []


def test_the_draft_saves_itself_lints_itself_and_takes_a_finding(address, reviewer):
    errors = []
    with launched() as browser, served() as site, at_screen(browser, site, reviewer) as page:
        _calm(page, errors)
        page.goto(site + CASE)
        before = page.locator(SENTENCES).count()
        page.get_by_label("Overturned").check()
        page.locator(SENTENCES).nth(1).fill("Saved by itself.")
        page.locator("#draft-title").click()
        page.wait_for_selector(SAVED)
        assert _draft().item(1).rationale[1].text == "Saved by itself."
        page.locator("#worksheet").get_by_role("button", name="Put a sentence").first.click()
        page.wait_for_selector(f"#s-item-1-{before + 1}")
        assert _draft().item(1).decision == "overturned"
        assert page.evaluate(KEPT) == []
        page.locator(".desk-foot").get_by_role("button", name="Review and sign").click()
        page.wait_for_url("**/sign/")
        for name in ("own", "independent", "sign"):
            page.locator(f"label[for=s-{name}]").click()
        look(page, "desk-sign-ready")
        page.get_by_role("button", name="Sign and submit").click()
        page.wait_for_url("**/desk/")
        assert "Signed and submitted" in page.content()
        page.goto(site + CASE)
        look(page, "desk-submitted")
        assert errors == []


def test_single_keys_move_between_panes_and_can_be_turned_off(address, reviewer):
    with launched() as browser, served() as site, at_screen(browser, site, reviewer) as page:
        page.goto(site + CASE)
        page.keyboard.press("3")
        assert page.evaluate("document.activeElement.id") == "draft"
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q"
        page.locator(".desk-keys summary").click()
        page.locator("#keys-on").uncheck()
        page.locator("#draft-title").click()
        page.keyboard.press("1")
        assert page.evaluate("document.activeElement.id") != "records"


def test_words_outlive_the_server_that_dies_while_they_are_typed(address, reviewer):
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    with launched() as browser, at_screen(browser, site, reviewer) as page:
        with served_on(port, address) as process:
            page.goto(site + CASE)
            page.locator(SENTENCES).first.fill("Typed while the server lived,")
            page.locator("#draft-title").click()
            page.wait_for_selector(SAVED)
            kill(process)
            page.locator(SENTENCES).first.fill("Typed while the server lived, and while it was dead.")
            page.locator("#draft-title").click()
            page.wait_for_selector("#saved:has-text('no connection')")
            look_at = page.locator("#saved").text_content()
            assert "Your words are kept in this browser" in look_at
        with served_on(port, address):
            page.goto(site + CASE)
            page.wait_for_selector(SAVED)
            assert page.locator(SENTENCES).first.input_value().endswith("and while it was dead.")
            assert page.evaluate(KEPT) == []
    assert _draft().item(1).rationale[0].text == "Typed while the server lived, and while it was dead."


def test_another_window_is_told_in_the_page_and_no_words_are_lost(address, reviewer):
    with launched() as browser, served() as site, at_screen(browser, site, reviewer) as page:
        page.goto(site + CASE)
        other = page.context.new_page()
        other.goto(site + CASE)
        other.locator(SENTENCES).first.fill("The other window.")
        other.locator("#draft-title").click()
        other.wait_for_selector(SAVED)
        page.locator(SENTENCES).first.fill("This window.")
        page.locator("#draft-title").click()
        page.wait_for_selector("#kept:has-text('another window')")
        assert page.locator(SENTENCES).first.input_value() == "This window."
        assert _draft().item(1).rationale[0].text == "The other window."


def test_the_desk_opens_within_a_second_once_it_was_read(address, reviewer):
    with launched() as browser, served() as site, at_screen(browser, site, reviewer) as page:
        page.goto(site + CASE)
        began = time.perf_counter()
        page.goto(site + CASE, wait_until="load")
        assert time.perf_counter() - began < 3  # a shared machine; the measured figure is in the docs


def test_words_are_put_back_when_the_page_is_opened_anew(address, reviewer):
    with launched() as browser, served() as site, at_screen(browser, site, reviewer) as page:
        page.goto(site + CASE)
        page.route("**/draft/", lambda route: route.abort())
        page.locator(SENTENCES).first.fill("The connection is gone.")
        page.locator("#draft-title").click()
        page.wait_for_selector("#saved:has-text('no connection')")
        page.goto(site + CASE)
        assert page.locator(SENTENCES).first.input_value() == "The connection is gone."
        assert "put back from this browser" in page.locator("#kept").text_content()
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_load_state()
        assert page.evaluate(KEPT) == []

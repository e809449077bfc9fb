"""A worker applies, follows the case, sends papers, reads notices and withdraws. In a real browser."""

import re

import pytest
from tests.browser import launched
from tests.web.people import let_in, person
from tests.web.portal.typed import PDF
from tests.web.site import at_screen, served
from tests.web.site import look as seen

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.usefixtures("now"),
    pytest.mark.parametrize("address", ["sqlite"], indirect=True),
]
GO = {"en": "Save and go on", "es": "Guardar y seguir"}


def _words(language, key, **values):
    from openimr.web.portal.words.say import words

    return words(language)[key].format(**values)


@pytest.mark.parametrize(("language", "scripts"), [("en", True), ("es", True), ("es", False)])
def test_apply_from_the_first_page_to_the_receipt(docket, language, scripts):
    def on():
        page.get_by_role("button", name=GO[language]).click()

    def box(key):
        return page.get_by_label(re.compile("^" + re.escape(_words(language, f"field.{key}")))).first

    def look(page, name):
        if scripts:  # axe needs them
            seen(page, name)

    worker = person("worker", language=language)
    name = f"portal-{language}"
    with (
        launched() as browser,
        served() as site,
        at_screen(browser, site, worker, width=390, scripts=scripts) as page,
    ):
        page.set_default_timeout(5000)
        page.goto(f"{site}/my/")
        look(page, f"{name}-no-case")
        page.locator("main").get_by_role("link", name=_words(language, "cases.new")).first.click()
        look(page, f"{name}-apply")
        page.get_by_role("button", name=_words(language, "apply.start")).click()
        look(page, f"{name}-filer")
        on()
        box("first_name").fill("Cosima")
        on()
        assert _words(language, "apply.open") in page.content()
        assert box("first_name").input_value() == "Cosima"
        look(page, f"{name}-worker")
        for key, value in {
            "last_name": "Dummeldinger",
            "date_of_birth": "1971-03-04",
            "street": "1 Fictional Lane",
            "city": "Sample City",
            "state": "CA",
            "zip_code": "90000",
        }.items():
            box(key).fill(value)
        page.get_by_text("Español", exact=True).last.click()
        on()
        box("date_of_injury").fill("2015-11-30")
        box("claim_number").fill("FIC-15-000707")
        on()
        box("ur_date").fill("2016-07-22")
        for key in ("service.mail_in_state", "reason.necessity"):
            page.get_by_text(_words(language, f"choice.{key}"), exact=True).click()
        page.get_by_text(_words(language, "choice.liability.no"), exact=True).first.click()
        look(page, f"{name}-decision")
        on()
        box("treatment").fill("MRI of the lumbar spine without contrast")
        page.get_by_role("button", name=_words(language, "treatments.add")).click()
        page.locator("[name=form-1-treatment]").fill("Physical therapy for the lumbar spine")
        page.get_by_text(_words(language, "choice.outcome.modified"), exact=True).nth(1).click()
        for part, many in (("original", "12"), ("authorized", "6"), ("remaining", "6")):
            page.locator(f"[name=form-1-{part}]").fill(f"{many} visits")
        look(page, f"{name}-treatments")
        on()
        box("physician_name").fill("Elit Fantasma, MD")
        on()
        box("administrator").fill("Imaginary Mutual")
        look(page, f"{name}-administrator")
        on()
        page.locator("#decision-file").set_input_files(
            {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": PDF}
        )
        page.get_by_role("button", name=_words(language, "papers.add"), exact=True).click()
        assert "letter.pdf" in page.content()
        look(page, f"{name}-papers")
        on()
        look(page, f"{name}-check")
        page.get_by_role("link", name=_words(language, "check.go_on")).click()
        page.get_by_text(_words(language, "field.records_consent")).click()
        page.get_by_text(_words(language, "field.true_consent")).click()
        box("signature").fill("Cosima Dummeldinger")
        look(page, f"{name}-sign")
        page.get_by_role("button", name=_words(language, "sign.send")).click()
        assert "CM16-0000001" in page.content()
        look(page, f"{name}-filed")


@pytest.mark.parametrize("language", ["en", "es"])
def test_follow_a_case_send_papers_read_notices_withdraw(docket, language):
    from tests.web.filed import assigned
    from tests.web.lives import NUMBER

    from openimr.web.jobs.effects import ingest_document, send_notice
    from openimr.web.jobs.receive import receive
    from openimr.web.store.models import NoticeRow

    assigned(docket)
    ingest_document(receive(NUMBER, "progress-report.txt", b"fictional", "claims_administrator").pk)
    for key in NoticeRow.objects.filter(role="worker").values_list("key", flat=True):
        send_notice(key)
    worker = let_in(person("worker", language=language), NUMBER, "worker")
    name = f"portal-{language}"
    with launched() as browser, served() as site, at_screen(browser, site, worker, width=390) as page:
        page.set_default_timeout(5000)
        page.goto(f"{site}/my/")
        seen(page, f"{name}-cases")
        page.get_by_role("link", name=NUMBER).click()
        seen(page, f"{name}-case")
        page.get_by_role("link", name=_words(language, "case.notices_see")).click()
        seen(page, f"{name}-notices")
        page.get_by_role("button", name=_words(language, "notices.mark")).first.click()
        assert _words(language, "notices.noted") in page.content()
        page.goto(f"{site}/my/cases/{NUMBER}/records/send/")
        seen(page, f"{name}-upload")
        photo = {"name": "photo.exe", "mimeType": "image/png", "buffer": b"MZ"}
        page.locator("#files-file").set_input_files(photo)
        page.get_by_role("button", name=_words(language, "upload.send")).click()
        seen(page, f"{name}-upload-refused")
        page.locator("#files-file").set_input_files(
            [
                {"name": "notes.pdf", "mimeType": "application/pdf", "buffer": PDF},
                {"name": "mine.txt", "mimeType": "text/plain", "buffer": b"I cannot sleep."},
            ]
        )
        page.get_by_role("button", name=_words(language, "upload.send")).click()
        seen(page, f"{name}-records")
        page.get_by_role("link", name=re.compile(_words(language, "records.receipt"))).last.click()
        seen(page, f"{name}-receipt")
        page.goto(f"{site}/my/cases/{NUMBER}/withdraw/")
        page.get_by_text("2. Physical therapy, 6 visits").click()
        page.get_by_role("button", name=_words(language, "act.withdraw.send")).click()
        seen(page, f"{name}-withdraw")
        page.get_by_text("2. Physical therapy, 6 visits").click(force=True)
        page.get_by_text(_words(language, "field.withdraw_sure")).click()
        if not page.locator("input[name=items][value='2']").is_checked():
            page.get_by_text("2. Physical therapy, 6 visits").click()
        page.get_by_role("button", name=_words(language, "act.withdraw.send")).click()
        assert _words(language, "act.withdraw.done") in page.content()
        assert [item.standing for item in docket.case(NUMBER).items] == ["in_dispute", "withdrawn"]
        seen(page, f"{name}-withdrawn")

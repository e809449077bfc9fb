"""What each role does in the browser on the way from an application to its determination."""

from __future__ import annotations

WORKER = {
    "filer": {"filer": "worker"},
    "worker": {
        "first_name": "Rosalind",
        "last_name": "Dreamt",
        "date_of_birth": "1976-08-19",
        "street": "12 Fictional Lane",
        "city": "Sample City",
        "state": "CA",
        "zip_code": "90000",
        "language": "en",
    },
    "injury": {"date_of_injury": "2014-06-12", "claim_number": "FIC-14-000606"},
    "decision": {
        "ur_date": "2014-09-02",
        "service": "mail_in_state",
        "reason": "necessity",
        "liability": "no",
    },
    "treatments": {
        "form-0-treatment": "MRI of the lumbar spine without contrast",
        "form-0-outcome": "denied",
    },
    "physician": {"physician_name": "Nemo Sampleman, MD"},
    "administrator": {"administrator": "Imaginary Mutual Indemnity Company"},
}


def tick(page, box):
    """Tick a box or a radio button as a person does: by its label, for the box itself is drawn by it."""
    if not box.is_checked():
        page.locator(f"label[for='{box.get_attribute('id')}']").click()


def press(page, name):
    """Press the button of an act, after opening the fold that it stands in."""
    button = page.get_by_role("button", name=name)
    if not button.first.is_visible():
        page.locator("summary", has_text=name).first.click()
    button.first.click()


def answer(page, name, value):
    """Fill the field of that name, whatever kind it is."""
    field = page.locator(f"main [name='{name}']:not(button)").first
    kind = field.evaluate("one => one.type")
    if kind == "hidden":
        return
    if kind == "radio":
        tick(page, page.locator(f"main [name='{name}'][value='{value}']"))
    elif kind == "select-one":
        field.select_option(value)
    else:
        field.fill(value)


def apply(page, site, decision):
    """The worker answers page by page, adds the decision, signs, and is told the number of the case."""
    page.goto(f"{site}/my/apply/")
    page.get_by_role("button", name="Start").click()
    for step, answers in WORKER.items():
        assert f"/{step}/" in page.url, page.url
        for name, value in answers.items():
            answer(page, name, value)
        page.get_by_role("button", name="Save and go on").click()
    assert "/papers/" in page.url, page.url
    page.locator("input[type=file]").first.set_input_files(decision)
    page.get_by_role("button", name="Save and go on").click()
    assert "/check/" in page.url, page.url
    assert "10/07/2014" in page.content(), "the last day is shown and explained"
    page.locator("main a.usa-button--big").click()
    for name in ("records", "true"):
        tick(page, page.locator(f"main [name={name}]"))
    page.locator("[name=signature]").fill("Rosalind Dreamt")
    page.locator("main form button.usa-button--big").click()
    page.wait_for_url("**/filed/")
    return page.url.split("/")[-3]


def screen(page, site, number):
    """Intake finds that no other case is about the dispute."""
    page.goto(f"{site}/cases/{number}/eligibility/")
    press(page, "No other case on this dispute")


def find_eligible(page, site, number):
    page.goto(f"{site}/cases/{number}/eligibility/")
    press(page, "Find eligible")


def send_noarfi(page, site, number):
    page.goto(f"{site}/cases/{number}/")
    press(page, "Send the NOARFI")


def accept(page, site, number):
    """The reviewer attests independence and takes the case."""
    page.goto(f"{site}/desk/{number}/offer/")
    for box in page.locator("form input[type=checkbox]").all():
        tick(page, box)
    page.get_by_role("button", name="Accept").first.click()


def decide(page, site, number):
    """The reviewer decides at the desk, reads it over, signs and submits."""
    page.goto(f"{site}/desk/{number}/")
    page.get_by_label("Overturned").check()
    page.locator(".desk-foot").get_by_role("button", name="Save").click()
    page.wait_for_selector("#saved:text-matches('^Saved .*[0-9]')")
    page.locator(".desk-foot").get_by_role("button", name="Review and sign").click()
    page.wait_for_url("**/sign/")
    for name in ("own", "independent", "sign"):
        page.locator(f"label[for=s-{name}]").click()
    page.get_by_role("button", name="Sign and submit").click()
    page.wait_for_url("**/desk/")


def let_pass(page, site, number):
    """Quality review answers the linter, ticks the required contents and lets the draft pass."""
    page.goto(f"{site}/quality/{number}/")
    for box in page.locator("form input[type=checkbox]").all():
        tick(page, box)
    for reason in page.locator("textarea[name^='answer']").all():
        reason.fill("The wording follows the record.")
    page.get_by_role("button", name="Let the draft pass").click()


def issue(page, site, number):
    """The medical director issues the determination and notes its service."""
    page.goto(f"{site}/letters/{number}/")
    page.get_by_role("button", name="Issue the determination").click()
    assert "is issued as version 1" in page.content()
    page.get_by_label("Party").select_option("worker")
    page.get_by_role("button", name="Note it").click()
    assert "is noted" in page.content()


def send_records(page, site, number, records):
    """The claims administrator sends the file, says that it is all, and that the worker got a copy."""
    page.goto(f"{site}/claims/{number}/records/")
    page.locator("input[type=file]").first.set_input_files(records)
    for name in ("copies", "complete"):
        tick(page, page.locator(f"main form[enctype] [name={name}]"))
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_url("**/receipts/**")


def offer(page, site, number):
    """The case manager clears what the application does not say, with a reason, and offers the case."""
    page.goto(f"{site}/assignment/{number}/r-7f3a01/")
    for box in page.locator("main table input[type=checkbox]").all():
        tick(page, box)
    page.locator("#clear-reason").fill("The parties were asked and name no further company.")
    page.get_by_role("button", name="Clear with this reason").click()
    page.get_by_role("button", name="Offer the case").click()


def read_letter(page, site, number):
    """The worker reads in plain words what was decided, and opens the letter."""
    page.goto(f"{site}/my/cases/{number}/")
    assert "Overturned" in page.content()
    letter = page.request.get(f"{site}/cases/{number}/letters/1/")
    assert letter.ok
    assert letter.body().startswith(b"%PDF")


def take_up(page, site, number):
    """The claims administrator acknowledges the determination; the time to implement begins."""
    page.goto(f"{site}/claims/{number}/act/determination_received/")
    page.get_by_role("button", name="We have the determination").click()

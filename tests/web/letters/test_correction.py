"""A correction mends words in a new version; the outcomes and the version before stay."""

import pytest
from tests.web.letters.drafted import NUMBER
from tests.web.letters.issued import issued
from tests.web.people import person, signed_in

pytestmark = pytest.mark.usefixtures("now")


def filled(**changes):
    """What the form shows, with changes, as a browser would send it."""
    from openimr.web.letters.content import as_text, read_content
    from openimr.web.letters.models import LetterRow

    draft = read_content(LetterRow.objects.get(version=1).content).draft
    shown = {
        "reason": "A day was misprinted.",
        "summary": as_text(draft.summary),
        "date_assigned": "2016-11-06",
        "date_of_injury": "2015-01-05",
        "ur_denial_date": "2016-10-20",
        "application_received": "2016-11-02",
    }
    return {**shown, **{f"item_{one.number}": as_text(one.rationale) for one in draft.items}, **changes}


def test_both_versions_are_kept_and_the_outcomes_stay(docket):
    from openimr.web import vault
    from openimr.web.letters.models import LetterRow
    from openimr.web.store.verify import verify

    first = issued(docket)
    client = signed_in(person("medical_director"))
    sent = client.post(f"/letters/{NUMBER}/correction/", filled(date_of_injury="2015-01-06"))
    assert sent.status_code == 302
    version = docket.case(NUMBER).version
    told = {"service": "mail_in_state", "version": version}
    assert client.post(f"/letters/{NUMBER}/correction/issue/", told).status_code == 302
    second = LetterRow.objects.get(version=2)
    page = vault.read(second.html_digest).decode()
    assert "01/06/2015" in page
    assert "A day was misprinted." in page
    assert "01/05/2015" in vault.read(first.html_digest).decode()
    history = docket.case(NUMBER).determinations
    assert (history[1].corrects, history[1].outcomes) == (1, history[0].outcomes)
    assert second.head != first.head
    assert verify(fold=True).broken is None


def test_nothing_changed_is_nothing_to_correct(docket):
    issued(docket)
    client = signed_in(person("medical_director"))
    answer = client.post(f"/letters/{NUMBER}/correction/", filled())
    assert answer.status_code == 400
    assert "Nothing was changed yet" in answer.content.decode()


def test_a_sentence_that_was_not_touched_keeps_its_links():
    from openimr.web.desk.draft import Draft, DraftItem, DraftSentence
    from openimr.web.letters.content import reworded

    kept = DraftSentence("The first stays.", facts=("f1",))
    draft = Draft((), (DraftItem(1, "upheld", (kept, DraftSentence("The second gos."))),))
    after = reworded(draft, "", {1: "The first stays.\nThe second goes."})
    assert after.items[0].rationale == (kept, DraftSentence("The second goes."))
    assert after.items[0].decision == "upheld"

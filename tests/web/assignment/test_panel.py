"""The panel's administration: names under seal, edits that teach, nothing kept of a wrong file."""

import json

import pytest


def test_unsealing_leaves_a_row_that_nobody_can_change(client, manager):
    from django.db import DatabaseError, transaction

    from openimr.web.assignment.models import UnsealRow

    address = "/panel/r-7f3a01/identity/"
    assert "Fable" not in client.get(address).content.decode()
    refused = client.post(address, {"purpose": "curiosity", "reason": "I would like to know."})
    assert refused.status_code == 409
    assert UnsealRow.objects.count() == 0
    opened = client.post(address, {"purpose": "contract", "reason": "The contract is renewed."})
    assert "Fable, Ada" in opened.content.decode()
    assert opened["Cache-Control"] == "no-store"
    row = UnsealRow.objects.get()
    assert (row.reviewer_id, row.by, row.purpose, row.reason) == (
        "r-7f3a01", manager.ref, "contract", "The contract is renewed.",
    )  # fmt: skip
    for change in (lambda: UnsealRow.objects.update(reason="x"), UnsealRow.objects.all().delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    assert UnsealRow.objects.get().reason == "The contract is renewed."


def test_a_new_reviewer_is_a_reference_at_once(client):
    from openimr.web.store.models import ReviewerIdentityRow, ReviewerRow

    sent = {
        "name": "Chimera, Ottilie", "contact": "someone@example.invalid", "degree_class": "md_do",
        "specialties": "Orthopedic Surgery", "capacity": "3", "hours_a_week": "30", "since": "2001-05-01",
    }  # fmt: skip
    assert client.post("/panel/add/", sent | {"specialties": "Alchemy"}).status_code == 409
    assert not ReviewerIdentityRow.objects.filter(name=sent["name"]).exists()
    answer = client.post("/panel/add/", sent, follow=True)
    assert "Chimera" not in answer.content.decode()
    ref = ReviewerIdentityRow.objects.get(name=sent["name"]).reviewer_id
    assert "Chimera" not in ReviewerRow.objects.get(ref=ref).profile
    assert client.get(f"/panel/{ref}/edit/licences/").status_code == 200


def test_a_profile_that_would_tell_the_name_is_refused(client):
    sent = {
        "row-TOTAL_FORMS": "1", "row-INITIAL_FORMS": "0", "row-0-day": "2014-09-01",
        "row-0-source": "a letter of Ada Fable",
    }  # fmt: skip
    answer = client.post("/panel/r-7f3a01/edit/attestations/", sent)
    assert answer.status_code == 409
    assert "name stands outside identity" in answer.content.decode()


def test_an_edit_is_kept_with_its_reason_and_the_profile_as_it_was(client):
    from openimr.web.assignment.models import ProfileRow
    from openimr.web.assignment.roster import profile_of

    sent = {
        "row-TOTAL_FORMS": "1",
        "row-INITIAL_FORMS": "0",
        "row-0-first": "2014-12-01",
        "reason": "vacation",
    }
    backwards = client.post("/panel/r-7f3a01/edit/leave/", sent | {"row-0-last": "2014-11-01"})
    assert backwards.status_code == 409
    assert "The last day comes before the first" in backwards.content.decode()
    assert 'value="2014-12-01"' in backwards.content.decode()
    assert client.post("/panel/r-7f3a01/edit/leave/", sent | {"row-0-last": "2014-12-20"}).status_code == 302
    assert profile_of("r-7f3a01")["leave"] == [{"first": "2014-12-01", "last": "2014-12-20"}]
    kept = ProfileRow.objects.filter(reviewer="r-7f3a01").order_by("pk")
    assert [row.reason for row in kept] == ["a test", "vacation"]
    assert "leave" not in json.loads(kept[0].profile)


@pytest.mark.parametrize("part", ["licences", "certifications", "relations", "attestations", "qme", "work"])
def test_what_is_not_touched_stays_as_it_was(client, part):
    """Sending a form back unchanged gives the same reviewer."""
    from openimr.web.assignment import forms
    from openimr.web.assignment.roster import profile_of, roster, write

    certificate = {
        "board": "Invented Board",
        "specialty": "Orthopedic Surgery",
        "subspecialties": ["Hand Surgery"],
    }
    profile = profile_of("r-7f3a04") | {"certifications": [certificate | {"lifelong": True}]}
    write("r-7f3a04", profile, by="u-test", reason="a subspecialty")

    before = {one.ref: one for one in roster().reviewers}
    kept = profile_of("r-7f3a04")
    if part == "work":
        fields = forms.Work(initial=forms.work_from(kept))
        sent = {one.html_name: one.value() for one in fields if one.value()}
    else:
        rows = forms.rows_of(part, initial=kept.get(part)).initial_forms
        sent = {one.html_name: one.value() for row in rows for one in row if one.value()}
        sent |= {"row-TOTAL_FORMS": len(rows), "row-INITIAL_FORMS": len(rows), "searched": "on"}
    assert client.post(f"/panel/r-7f3a04/edit/{part}/", sent).status_code == 302
    assert {one.ref: one for one in roster().reviewers} == before


def test_a_wrong_file_changes_nothing_and_repeats_no_name(client):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from openimr.web.demo.panel import panel_text
    from openimr.web.store.models import ReviewerRow

    wrong = (
        panel_text()
        .replace("r-7f3a01\n", "r-7f3affff\n", 1)
        .replace("hours_a_week: 40", "hours_a_week: many")
    )
    file = SimpleUploadedFile("panel.yaml", wrong.encode())
    answer = client.post("/panel/import/", {"panel": file})
    assert answer.status_code == 409
    assert "Fable" not in answer.content.decode()
    assert not ReviewerRow.objects.filter(ref="r-7f3affff").exists()


def test_out_of_the_panel_is_no_candidate(client):
    from openimr.web.assignment.roster import roster

    client.post("/panel/r-7f3a01/standing/", {"reason": "The contract ended."})
    assert "r-7f3a01" not in [one.ref for one in roster().reviewers]
    assert "r-7f3a01" in client.get("/panel/?standing=inactive").content.decode()
    assert "r-7f3a01" not in client.get("/panel/").content.decode()


def test_rates_need_ten_items_and_are_the_medical_directors(client, monkeypatch):
    from tests.web.people import person, signed_in

    from openimr.web.assignment import rates

    assert client.get("/panel/rates/").status_code == 403
    found = signed_in(person("medical_director")).get("/panel/rates/")
    assert "No reviewer has decided enough items yet" in found.content.decode()
    assert rates.LEAST == 10

"""The claims administrator's pages, on both databases."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.filed import filed
from tests.web.lives import NUMBER
from tests.web.people import person, signed_in

OTHER = "CM16-9000002"


def paper(name="a.txt", words=b"A fictional report."):
    return SimpleUploadedFile(name, words)


def version(docket):
    return docket.case(NUMBER).version


def test_a_case_is_found_by_claim_number_however_it_is_written(mutual):
    client = signed_in(mutual)
    for words in ("fic-15-0007", "FIC 15 000707", NUMBER.lower()):
        assert NUMBER in client.get("/claims/", {"words": words}).content.decode()
    assert NUMBER not in client.get("/claims/", {"words": "FIC-16"}).content.decode()


def test_records_are_due_until_they_are_complete(mutual, docket):
    client = signed_in(mutual)
    assert NUMBER in client.get("/claims/?tab=records").content.decode()
    sent = {"documents": [paper("a.txt"), paper("b.txt", b"Another one.")], "kind": "medical_record"}
    extra = {"kind-1": "application", "control-0": "MUT-1", "copies": "on", "complete": "on"}
    answer = client.post(f"/claims/cases/{NUMBER}/records/", sent | extra)
    receipt = client.get(answer["Location"]).content.decode()
    assert "MUT-1" in receipt
    assert docket.case(NUMBER).state == "reviewer_selection"
    assert json.loads(docket.links(NUMBER)[-1].payload)["data"]["copies_sent"] is True
    table = client.get(answer["Location"] + "csv/").content.decode()
    assert "application" in table
    assert "medical_record" in table
    assert NUMBER not in client.get("/claims/?tab=records").content.decode()


def test_everything_is_not_declared_without_the_copies_to_the_worker(mutual, docket):
    answer = signed_in(mutual).post(
        f"/claims/cases/{NUMBER}/records/",
        {"documents": [paper()], "kind": "medical_record", "complete": "on"},
    )
    assert answer.status_code == 400
    assert docket.case(NUMBER).state == "records_requested"


def test_a_bad_file_loses_no_good_one(mutual, docket):
    from openimr.web.store.models import DocumentRow

    bad = paper("program.pdf", b"MZ not a document")
    answer = signed_in(mutual).post(
        f"/claims/cases/{NUMBER}/records/",
        {"documents": [bad, paper()], "kind": "medical_record", "copies": "on", "complete": "on"},
    )
    page = signed_in(mutual).get(answer["Location"]).content.decode()
    assert "Not taken" in page
    assert DocumentRow.objects.get(case_id=NUMBER).name == "a.txt"
    assert docket.case(NUMBER).state == "records_requested"  # a refused file keeps it from being complete


def test_a_batch_finds_its_cases_and_what_matches_nothing_waits(mutual, docket):
    from openimr.web.claims.models import ReceiptLineRow
    from openimr.web.store.models import DocumentRow

    filed(docket, OTHER)  # a case of nobody here
    manifest = b"file,case,kind,control no.\nscan7.txt,FIC-15-000707,application,C-7\nlost.txt,CM16-1,,\n"
    names = (f"{NUMBER}-report.txt", "scan7.txt", f"{OTHER}_x.txt")
    files = [paper(name, name.encode()) for name in names]
    client = signed_in(mutual)
    answer = client.post(
        "/claims/send/",
        {"documents": files, "kind": "medical_record", "manifest": paper("m.csv", manifest)},
    )
    lines = ReceiptLineRow.objects.order_by("place").values_list("name", "standing", "kind", "control")
    assert list(lines) == [
        (names[0], "kept", "medical_record", ""),
        ("scan7.txt", "kept", "application", "C-7"),
        (names[2], "unmatched", "medical_record", ""),
        ("lost.txt", "absent", "", ""),
    ]
    where = answer["Location"]
    refused = client.post(where, {"place": 3, "case": OTHER, "kind": "medical_record"})
    assert refused.status_code == 400
    client.post(where, {"place": 3, "case": NUMBER, "kind": "other_document"})
    assert DocumentRow.objects.filter(case_id=NUMBER).count() == 3
    assert not DocumentRow.objects.filter(case_id=OTHER).exists()


def test_a_receipt_and_a_case_of_others_are_not_there(mutual):
    from openimr.web.accounts.models import Organization

    client = signed_in(mutual)
    where = client.post(f"/claims/cases/{NUMBER}/records/", {"documents": [paper()], "kind": "application"})[
        "Location"
    ]
    fund = person(
        "claims_administrator", ref="fund", organization=Organization.objects.create(ref="fund", name="Fund")
    )
    for address in (where, f"{where}csv/", f"/claims/cases/{NUMBER}/"):
        assert signed_in(fund).get(address).status_code == 404


def test_authorizing_the_last_item_ends_the_review_and_shows_its_fee(mutual, docket):
    client, where = signed_in(mutual), f"/claims/cases/{NUMBER}/act/item_authorized/"
    assert "$160" in client.get(where).content.decode()  # ended before a reviewer, 2015 to 2019, recalled
    told = {"item_authorized-items": ["1", "2"], "version": version(docket)}
    assert client.post(where, told).status_code == 302
    assert docket.case(NUMBER).state == "terminated"
    fees = client.get("/claims-fees/").content.decode()
    assert f"{NUMBER}-1" in fees
    paid = {"invoice_paid-paid_on": "2016-09-12", "version": version(docket)}
    assert client.post(f"/claims/cases/{NUMBER}/act/invoice_paid/", paid).status_code == 302
    assert f"{NUMBER}-1" in client.get("/claims-fees/?show=paid").content.decode()
    assert f"{NUMBER}-1" not in client.get("/claims-fees/").content.decode()


def test_a_stale_page_changes_nothing_and_keeps_what_was_typed(mutual, docket):
    told = {"claim_settled-ended_on": "2016-09-01", "version": version(docket) - 1}
    answer = signed_in(mutual).post(f"/claims/cases/{NUMBER}/act/claim_settled/", told)
    assert answer.status_code == 409
    assert 'value="2016-09-01"' in answer.content.decode()
    assert docket.case(NUMBER).state == "records_requested"


def test_an_unknown_fee_is_told_and_not_an_error(address):
    from dataclasses import replace

    from openimr.process.life import CaseLife
    from openimr.web.claims import money

    life = CaseLife(NUMBER, "ca_workers_comp", "assigned", dates={"received": "2027-01-04"})
    told = money.cost(replace(life, number="CM27-1"))
    assert told.fee is None
    assert "2027-01-04" in told.unknown


def test_late_records_are_counted_to_the_cap(mutual, docket):
    from openimr.process.fees import late_records
    from openimr.web import moment

    counted = late_records(docket.case(NUMBER), moment.today())
    assert (counted.days, counted.amount, counted.capped) == (17, 5000, True)
    page = signed_in(mutual).get("/claims-fees/?show=penalties").content.decode()
    assert f"{counted.amount}" in page


def test_notices_are_acknowledged_once_and_listed_by_day(mutual, docket):
    from openimr.web.jobs.effects import send_notice
    from openimr.web.store.models import AcknowledgementRow, NoticeRow

    keys = list(NoticeRow.objects.filter(role="claims_administrator").values_list("key", flat=True))
    for key in keys:
        send_notice(key)
    client = signed_in(mutual)
    listed = json.loads(client.get("/claims-notices/json/?day=2016-09-12").content)["notices"]
    assert [one["notice"] for one in listed] == keys
    for _ in range(2):
        client.post("/claims-notices/acknowledge/", {"notice": keys})
    assert AcknowledgementRow.objects.get().by == mutual.ref
    assert "True" in client.get("/claims-notices/csv/?day=2016-09-12").content.decode()

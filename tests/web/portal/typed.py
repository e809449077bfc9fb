"""A fictional application as a worker types it."""

from io import BytesIO

import pikepdf


def _pdf():
    """One empty page."""
    made, kept = pikepdf.new(), BytesIO()
    made.add_blank_page()
    made.save(kept)
    return kept.getvalue()


PDF = _pdf()

ANSWERS = {
    "filer": {"filer": "worker"},
    "worker": {
        "first_name": "Cosima",
        "last_name": "Dummeldinger",
        "date_of_birth": "1971-03-04",
        "street": "1 Fictional Lane",
        "city": "Sample City",
        "state": "CA",
        "zip_code": "90000",
        "phone": "",
        "language": "es",
    },
    "injury": {"date_of_injury": "2015-11-30", "claim_number": "FIC-15-000707"},
    "decision": {
        "ur_date": "2016-07-22",
        "service": "mail_in_state",
        "reason": "necessity",
        "liability": "no",
    },
    "treatments": {
        "form-TOTAL_FORMS": "2",
        "form-INITIAL_FORMS": "0",
        "form-0-treatment": "MRI of the lumbar spine",
        "form-0-outcome": "denied",
        "form-1-treatment": "Physical therapy for the lumbar spine",
        "form-1-outcome": "modified",
        "form-1-original": "12 visits",
        "form-1-authorized": "6 visits",
        "form-1-remaining": "6 visits",
    },
    "physician": {"physician_name": "Elit Fantasma, MD", "physician_address": ""},
    "administrator": {"administrator": "imaginary mutual", "administrator_address": "4 Fictional Lane"},
}


def begun(client):
    """The number of a new draft."""
    where = client.post("/my/apply/").headers["Location"]
    return int(where.split("/")[3])


def type_all(client, draft, **other):
    """Answer every step; ``other`` replaces the answers of a step."""
    for step, answers in {**ANSWERS, **other}.items():
        client.post(f"/my/apply/{draft}/{step}/", answers)


def signed(client, draft):
    """Sign and send; the number of the case."""
    answer = client.post(
        f"/my/apply/{draft}/sign/",
        {"records": "on", "true": "on", "signature": "Cosima Dummeldinger"},
    )
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return answer.headers["Location"].split("/")[3]

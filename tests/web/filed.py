"""A fictional application with its dispute and parties, filed whole."""

from datetime import date

from tests.web.lives import APPLICATION, ELIGIBLE, NOARFI, NUMBER, TODAY, UNIQUE

from openimr.process.notice import Recipient
from openimr.process.notice.telling import Dispute

DISPUTE = Dispute(
    treatments={1: "MRI of the lumbar spine", 2: "Physical therapy, 6 visits"},
    requesting_physician="Elit Fantasma, MD (fictional)",
    claim_number="FIC-15-000707",
    date_of_injury=date(2015, 11, 30),
    ur_decision_date=date(2016, 7, 22),
)
PARTIES = [
    (Recipient("worker", "Cosima Dummeldinger", ("1 Fictional Lane", "Sample City, CA 90000")), "es"),
    (Recipient("attorney", "Imagined Law Office", ("2 Fictional Lane",), ("email", "mail")), "en"),
    (Recipient("physician", "Elit Fantasma, MD", ("3 Fictional Lane",), ("fax",)), "en"),
    (Recipient("claims_administrator", "Imaginary Mutual", ("4 Fictional Lane",), ("portal",)), "en"),
]


def filed(docket, number=NUMBER):
    from openimr.web.store.intake import file_application

    file_application(docket, number, [1, 2], APPLICATION, TODAY, dispute=DISPUTE, parties=PARTIES)
    return docket


def assigned(docket, number=NUMBER):
    filed(docket, number)
    for one in (UNIQUE, ELIGIBLE, NOARFI):
        docket.append(number, one, TODAY)
    return docket

"""Each rule finds its defect, and passes the letter that comes near to it."""

from datetime import date

import pytest

from openimr.check import rules

ODG = "Decision based on Non-MTUS Citation Official Disability Guidelines (ODG)"
MTUS = "Decision based on MTUS"
NECK = f"{MTUS} ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 177-178."
BACK = f"{MTUS} ACOEM Chapter 12 Low Back Complaints Page(s): 303."
NONE = "The Expert Reviewer did not cite any medical evidence for its decision."
SLING = {"heading": "Associated surgical service: sling", "outcome": "overturned", "rationale": "Ok."}
REVISED = "ACOEM 2nd Revised Edition (2007) Chapter 12, page 52."
RECITED = "The guidelines support a study for a red flag, a neurologic finding or a planned operation."
JOINED = "Guidelines ask for neurologic loss where surgery follows."
HAND = f"{MTUS} Forearm, Wrist, and Hand Complaints 2004, Section(s): Special Studies."
MRI_NECK = {"heading": "MRI of the neck", "reviewer": NECK, "claims": NECK}
MRI_BACK = {"heading": "MRI of the back", "reviewer": BACK, "claims": BACK}
DENIED = "The request is not medically necessary."

# (code, a letter that breaks the rule, a near miss)
PAIRS = [
    ("IMR101", {"ur_denial_date": None}, {}),
    ("IMR102", {"case_number": "CM16-12"}, {"case_number": "CM16-00000012"}),
    ("IMR103", {"application_received": date(2016, 11, 1)}, {"application_received": date(2016, 11, 3)}),
    ("IMR103", {"ur_denial_date": None, "date_assigned": date(2016, 10, 1)}, {"ur_denial_date": None}),
    (
        "IMR104",
        {"summary": "He was injured at work on 10/12/2014."},
        {"summary": "He was injured at work on 10/12/2016."},
    ),
    (
        "IMR104",
        {"summary": "Date of injury: October 2, 2016."},
        {"summary": "Date of injury: October 12, 2016."},
    ),
    (
        "IMR104",
        {"summary": "She has an injury of 1/2/15."},
        {"summary": "She had injuries on 1/2/15 and an injury of 10-12-16."},
    ),
    (
        "IMR104",
        {"summary": "The DOI 2016 is known, the injury was on 10/13/2016."},
        {"summary": "The first report of injury dated 10/13/2016 is known."},
    ),
    (
        "IMR105",
        {"summary": "Cumulative trauma on 10/12/2016."},
        {"summary": "Cumulative trauma on 10/12/2015 through 10/12/2016."},
    ),
    ("IMR106", {"summary": "She was seen on 12/09/2016."}, {"summary": "She was seen on 12/08/2016."}),
    (
        "IMR106",
        {"rationale": f"A film of 01/04/2017 is clean. {DENIED}"},
        {"rationale": f"The next visit is on 01/04/2017. {DENIED}"},
    ),
    (
        "IMR107",
        {"summary": "The progress report 11/01/2016 and the consultation report from 11/01/2015 differ."},
        {"summary": "The progress report 11/01/2016 and the consultation report from 10/20/2016 differ."},
    ),
    (
        "IMR107",
        {"summary": "The notes: evaluation of 01/05/2013, visit of 03/07/2016, report of 10/20/2016."},
        {"summary": "The notes: visit of 03/07/2016, report of 10/20/2016. She had surgery of 01/05/2013."},
    ),
    ("IMR108", {"decision_date": date(2016, 12, 10)}, {"decision_date": date(2016, 12, 9)}),
    (
        "IMR109",
        {"summary": "On the visit of 10/11/2016 she was well."},
        {"summary": "On the visit of 10/12/2016 she was well."},
    ),
    (
        "IMR110",
        {"summary": "The UR dated 11-13-16 refused it."},
        {"summary": "The UR dated 11-03-16 refused it."},
    ),
    ("IMR201", {"items": []}, {}),
    ("IMR202", {"outcome": None}, {"outcome": "upheld"}),
    (
        "IMR203",
        {"outcome": "overturned"},
        {"outcome": "overturned", "rationale": "The request is medically necessary."},
    ),
    (
        "IMR203",
        {"rationale": "It is not medically necessary to wait. Therefore, the study is medically necessary."},
        {"rationale": "Surgery may be medically necessary. Medical necessity is not established."},
    ),
    (
        "IMR204",
        {"quantities": [(60, "tablet"), (25, "tablet"), (45, "tablet")]},
        {"quantities": [(60, "tablet"), (25, "tablet"), (35, "tablet")]},
    ),
    (
        "IMR204",
        {"quantities": [(12, "visit"), (6, "visit"), (8, "visit")]},
        {"quantities": [(12, "visit"), (6, "week"), (8, "visit")]},
    ),
    ("IMR205", {"rationale": None}, {}),
    ("IMR205", {"reviewer": None}, {}),
    ("IMR205", {"summary": None}, {}),
    (
        "IMR206",
        {"items": [{}, {"outcome": "overturned", "rationale": "It is medically necessary."}]},
        {"items": [{}, {}]},
    ),
    (
        "IMR207",
        {"items": [{}, SLING]},
        {"items": [{"outcome": "overturned", "rationale": "Ok."}, SLING]},
    ),
    ("IMR301", {"heading": "MRI of the left knee"}, {"heading": "MRI of the left hand"}),
    ("IMR301", {"heading": "MRI", "region": "knee"}, {"heading": "MRI", "region": "wrist_hand"}),
    (
        "IMR301",
        {"heading": "MRI of the thoracic spine", "reviewer": BACK, "claims": NECK},
        {"heading": "MRI of the lumbar spine", "reviewer": BACK, "claims": BACK},
    ),
    (
        "IMR301",
        {"heading": "EMG of the lower extremities"},
        {"heading": "EMG of the upper extremities", "reviewer": NECK, "claims": NECK},
    ),
    ("IMR301", {"heading": "Therapy for the knee"}, {"heading": "Therapy for the knee and wrist"}),
    (
        "IMR302",
        {"heading": "MRI of the thoracic spine", "reviewer": NECK, "claims": NECK},
        {"heading": "MRI of the thoracic spine", "claims": NECK, "reviewer": f"{NECK} {ODG} Low Back, MRI."},
    ),
    (
        "IMR303",
        {"reviewer": f"{MTUS} Chronic Pain Medical Treatment 2009, Section(s): Summary."},
        {"reviewer": f"{MTUS} Chronic Pain Medical Treatment 2016, Section(s): Summary."},
    ),
    (
        "IMR303",
        {"reviewer": f"{BACK} {ODG} Low Back, MRI and Other Medical Treatment Guidelines {REVISED}"},
        {"reviewer": f"{MTUS} Elbow Complaints 2007, Section(s): Summary."},
    ),
    (
        "IMR303",
        {"reviewer": f"{MTUS} Low Back Disorders 2016, Section(s): MRI."},
        {
            "reviewer": f"{MTUS} Low Back Disorders 2016, Section(s): MRI.",
            "claims": None,
            "decision_date": date(2018, 5, 3),
        },
    ),
    (
        "IMR303",
        {"reviewer": f"{MTUS} Chronic Pain Medical Treatment 2016.", "decision_date": date(2018, 5, 3)},
        {"reviewer": f"{HAND} Decision based on Non-MTUS Citation ACOEM 3rd ed., Shoulder, pg. 12."},
    ),
    ("IMR304", {"claims": f"{MTUS} ACOEM Page(s): 503."}, {"claims": NECK}),
    ("IMR304", {"reviewer": f"{ODG}."}, {"reviewer": f"{ODG}, Splints."}),
    (
        "IMR305",
        {"reviewer": f"{MTUS} Forearm, Wrist, and Hand Complaints 2004."},
        {"reviewer": f"{MTUS} Acupuncture Treatment 2007."},
    ),
    (
        "IMR306",
        {"claims": f"{ODG} Low Back (updated 5/6/14) Office Visits"},
        {"claims": f"{ODG} Forearm, Wrist and Hand, X-rays."},
    ),
    (
        "IMR306",
        {"reviewer": f"{MTUS} Chronic Pain Medical Treatment 2016, Section(s): Topical analgesics."},
        {"reviewer": f"{MTUS} Chronic Pain Medical Treatment 2016, Section(s): Introduction."},
    ),
    (
        "IMR307",
        {"reviewer": NONE},
        {"reviewer": NONE, "rationale": "The ancillary service is not medically necessary."},
    ),
    ("IMR308", {"claims": f"{MTUS} Invented Complaints 2004, Section(s): Summary."}, {}),
    (
        "IMR401",
        {"rationale": f"The film\u00ef\u00bf\u00be is clean. {DENIED}"},
        {"rationale": f"The café is at 5°. {DENIED}"},
    ),
    (
        "IMR402",
        {"rationale": f"The left wrist wrist healed. {DENIED}"},
        {"rationale": f"He had had a cast; wrist, wrist-guard. {DENIED}"},
    ),
    (
        "IMR403",
        {"summary": "According to the note by , the hand healed."},
        {"summary": "The note came by mail, the hand healed."},
    ),
    (
        "IMR404",
        {"summary": "The hand healed.There was no pain."},
        {"summary": "The dose is 2.5 mg per e.g. Friday."},
    ),
    (
        "IMR501",
        {"rationale": f"The guidelines recommend such studies for shoulder pain. {DENIED}"},
        {"rationale": f"The guidelines recommend it for wrist pain. She has shoulder pain. {DENIED}"},
    ),
    (
        "IMR502",
        {"rationale": f"She already had an MRI in June. {DENIED}"},
        {
            "rationale": f"She already had an MRI in June. {DENIED}",
            "reviewer": f"{ODG} Forearm, Wrist and Hand, MRI.",
        },
    ),
    (
        "IMR502",
        {"rationale": f"A repeat MRI is asked for. {DENIED}"},
        {"rationale": f"She has no earlier study. {DENIED}"},
    ),
    (
        "IMR503",
        MRI_NECK | {"rationale": f"There is no new neurologic deficit. {DENIED}"},
        MRI_NECK | {"rationale": f"There is no neurologic deficit. {DENIED}"},
    ),
    (
        "IMR504",
        MRI_NECK | {"rationale": f"{JOINED} {DENIED}"},
        MRI_BACK | {"rationale": f"{JOINED} {DENIED}"},
    ),
    (
        "IMR505",
        {"rationale": "Thus the MRI of the left knee is not medically necessary."},
        {"rationale": "Without a knee injury, the MRI of the wrist is not medically necessary."},
    ),
    (
        "IMR506",
        {"rationale": f"{RECITED} There is no fracture. {DENIED}"},
        {"rationale": f"{RECITED} There is no fracture and no weakness. No operation is in view. {DENIED}"},
    ),
    (
        "IMR507",
        {"rationale": f"The test of choice is recommended here. {DENIED}"},
        {"rationale": f"She asked which would be the test of choice. {DENIED}"},
    ),
    (
        "IMR508",
        {
            "summary": "On examination there was 3/5 weakness of the left wrist extensors.",
            "rationale": f"There are no motor deficits. {DENIED}",
        },
        {"summary": "Strength of the wrist was 5/5.", "rationale": f"There are no motor deficits. {DENIED}"},
    ),
    (
        "IMR203",
        {"outcome": "overturned", "rationale": "A splint is not a medical necessity."},
        {"outcome": "overturned", "rationale": "A splint is a medical necessity."},
    ),
]


def test_letter_without_a_defect_gives_none(codes):
    assert codes() == []


@pytest.mark.parametrize(("code", "broken", "near"), PAIRS, ids=[f"{p[0]}-{n}" for n, p in enumerate(PAIRS)])
def test_rule_finds_its_defect_and_passes_the_near_miss(code, broken, near, codes):
    assert code in codes(**broken)
    assert code not in codes(**near)


def test_every_rule_has_a_defect_and_a_near_miss_here():
    assert {rule.code for rule in rules()} == {code for code, _, _ in PAIRS}

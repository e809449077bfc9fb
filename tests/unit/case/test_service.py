"""The words of a heading name kind, region, side, contrast and quantity; all headings are fictional."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.case import Quantity, Service, is_associated, read_service
from openimr.programs import load

KINDS = load("services.yaml")["kinds"]
HEADINGS = [
    # imaging and studies
    ("1 MRI of the cervical spine without contrast",
     Service("mri", "cervical_spine", None, "without", Quantity(1, "unit"))),
    ("MRI lumbar spine with and without contrast", Service("mri", "lumbar_spine", None, "with_and_without")),
    ("MRI of the right knee with contrast", Service("mri", "knee", "right", "with")),
    ("MRI of the brain without contrast", Service("mri", "head", None, "without")),
    ("MRI of the pelvis", Service("mri", "hip")),
    ("MR arthrogram left hip", Service("mri", "hip", "left")),
    ("Both knees MRI", Service("mri", "knee", "bilateral")),
    ("MRI left and right shoulder", Service("mri", "shoulder", "bilateral")),
    ("CT scan of the head", Service("ct", "head")),
    ("CT thoracic spine w/o contrast", Service("ct", "thoracic_spine", None, "without")),
    ("X-ray of the thoracic spine, 3 views", Service("xray", "thoracic_spine", quantity=Quantity(3, "view"))),
    ("3 view x-ray of the foot", Service("xray", "ankle_foot", quantity=Quantity(3, "view"))),
    ("Hip x-ray, 2 views", Service("xray", "hip", quantity=Quantity(2, "view"))),
    ("X-ray: left elbow", Service("xray", "elbow", "left")),
    ("Bone scan, left foot", Service("bone_scan", "ankle_foot", "left")),
    ("Diagnostic ultrasound of the right shoulder", Service("ultrasound", "shoulder", "right")),
    ("Discogram L4-5", Service("discography", "lumbar_spine")),
    ("EMG/NCV of the bilateral upper extremities", Service("emg_ncv", "upper_extremity", "bilateral")),
    ("NCS left lower extremity", Service("emg_ncv", "lower_extremity", "left")),
    ("Electrodiagnostic study of the arms", Service("emg_ncv", "upper_extremity")),
    ("EMG of the RUE", Service("emg_ncv", "upper_extremity", "right")),
    ("Polysomnogram", Service("electrodiagnostic_other")),
    ("Sleep study", Service("electrodiagnostic_other")),
    ("Urine drug screen", Service("urine_drug_screen")),
    ("Toxicology screen", Service("urine_drug_screen")),
    ("CBC and CMP", Service("laboratory")),
    ("Range of motion testing", Service("range_of_motion_test")),
    ("CT myelogram, cervical spine", Service("ct", "cervical_spine")),
    ("Ultrasound of the left elbow", Service("ultrasound", "elbow", "left")),
    ("Functional capacity evaluation", Service("functional_capacity_evaluation")),
    # therapy
    ("Physical therapy 2 times a week for 4 weeks, left wrist",
     Service("physical_therapy", "wrist_hand", "left", quantity=Quantity(8, "session"))),
    ("Physical therapy 12 visits, lumbar spine",
     Service("physical_therapy", "lumbar_spine", quantity=Quantity(12, "visit"))),
    ("Physical therapy 3x/week x 4 weeks (12) for the neck",
     Service("physical_therapy", "cervical_spine", quantity=Quantity(12, "session"))),
    ("Physical therapy two to three times a week for four to six weeks", Service("physical_therapy")),
    ("Physical therapy 2-3 times a week for 6 weeks (15)",
     Service("physical_therapy", quantity=Quantity(15, "session"))),
    ("Physiotherapy for the elbow", Service("physical_therapy", "elbow")),
    ("Aquatic therapy twelve sessions", Service("physical_therapy", quantity=Quantity(12, "session"))),
    ("Pool therapy 8 sessions", Service("physical_therapy", quantity=Quantity(8, "session"))),
    ("Occupational therapy 3x4, right hand",
     Service("occupational_therapy", "wrist_hand", "right", quantity=Quantity(12, "session"))),
    ("Hand therapy 6 visits", Service("occupational_therapy", "wrist_hand", quantity=Quantity(6, "visit"))),
    ("Chiropractic treatment, six sessions, neck",
     Service("chiropractic", "cervical_spine", quantity=Quantity(6, "session"))),
    ("Acupuncture 2x6, low back", Service("acupuncture", "lumbar_spine", quantity=Quantity(12, "session"))),
    ("Acupuncture #6", Service("acupuncture", quantity=Quantity(6, "session"))),
    ("Massage therapy x 4", Service("massage", quantity=Quantity(4, "session"))),
    ("Work conditioning ten sessions", Service("work_conditioning", quantity=Quantity(10, "session"))),
    ("Functional restoration program", Service("work_conditioning")),
    ("Cognitive behavioral therapy 6 sessions", Service("psychology", quantity=Quantity(6, "session"))),
    ("Biofeedback 4 sessions", Service("psychology", quantity=Quantity(4, "session"))),
    ("Psychological evaluation", Service("psychology")),
    ("Neuropsychological testing", Service("psychology")),
    ("Speech therapy, 4 visits", Service("other_therapy", quantity=Quantity(4, "visit"))),
    ("Aquatic therapy once weekly for five weeks",
     Service("physical_therapy", quantity=Quantity(5, "session"))),
    ("Acupuncture twice a week for 3 weeks", Service("acupuncture", quantity=Quantity(6, "session"))),
    ("ESWT, left heel", Service("passive_modality", "ankle_foot", "left")),
    ("Infrared heat, right ankle", Service("passive_modality", "ankle_foot", "right")),
    ("Extracorporeal shockwave therapy left elbow", Service("passive_modality", "elbow", "left")),
    # medication
    ("Norco 10/325mg #60", Service("medication", quantity=Quantity(60, "unit"))),
    ("Ibuprofen 800mg #90 with 2 refills", Service("medication", quantity=Quantity(90, "unit"))),
    ("2 refills of Norco 5mg #30", Service("medication", quantity=Quantity(2, "refill"))),
    ("Flexeril 10mg, quantity 30", Service("medication", quantity=Quantity(30, "unit"))),
    ("Gabapentin 300mg, 90 capsules", Service("medication", quantity=Quantity(90, "capsule"))),
    ("Unknown prescription of Zorbex", Service("medication")),
    ("Prednisone for the left knee", Service("medication", None, "left")),
    ("Lidocaine 5% patches #30", Service("topical", quantity=Quantity(30, "unit"))),
    ("Voltaren gel 1%", Service("topical")),
    ("Two tubes of menthol cream", Service("topical", quantity=Quantity(2, "tube"))),
    ("Tramadol 37.5/325 mg tablets #40", Service("medication", quantity=Quantity(40, "unit"))),
    ("Naproxen 550mg, sixty count", Service("medication", quantity=Quantity(60, "unit"))),
    # interventions
    ("Cervical epidural injection under fluoroscopy", Service("injection", "cervical_spine")),
    ("Medial branch blocks at right L3, L4 and L5", Service("injection", "lumbar_spine", "right")),
    ("Spinal cord stimulator trial", Service("surgery")),
    ("Removal of the old hardware, left foot", Service("surgery", "ankle_foot", "left")),
    ("Cardiac clearance", Service("preoperative")),
    ("Lumbar epidural steroid injection L5-S1", Service("injection", "lumbar_spine")),
    ("Botox injection", Service("injection")),
    ("Radiofrequency ablation left C4-C6", Service("injection", "cervical_spine", "left")),
    ("Right knee arthroscopy", Service("surgery", "knee", "right")),
    ("L4-L5 decompression and fusion", Service("surgery", "lumbar_spine")),
    ("Hardware removal, right ankle", Service("surgery", "ankle_foot", "right")),
    ("Associated surgical service: assistant surgeon", Service("surgical_assistant")),
    ("Associated surgical service: pre-op clearance", Service("preoperative")),
    ("Associated surgical service: sling", Service("dme")),
    ("Associated surgical service: cold therapy unit, 7 day rental",
     Service("dme", quantity=Quantity(7, "day"))),
    # equipment and the rest
    ("TENS unit", Service("dme")),
    ("TENS unit 30 day trial", Service("dme", quantity=Quantity(30, "day"))),
    ("Interferential unit rental, 2 months", Service("dme", quantity=Quantity(2, "month"))),
    ("Lumbar brace", Service("dme", "lumbar_spine")),
    ("Right wrist splint", Service("dme", "wrist_hand", "right")),
    ("Orthotics, both feet", Service("dme", "ankle_foot", "bilateral")),
    ("Home exercise kit", Service("dme")),
    ("Purchase of a cane", Service("dme")),
    ("Gym membership, 6 months", Service("gym_membership", quantity=Quantity(6, "month"))),
    ("Weight loss program", Service("gym_membership")),
    ("Home health aide 4 hours a day", Service("home_health")),
    ("Skilled nursing, daily", Service("home_health")),
    ("Transportation to the clinic", Service("transportation")),
    ("Skilled nursing facility for 9 days", Service("hospital", quantity=Quantity(9, "day"))),
    ("Hospital stay times 2 days", Service("hospital", quantity=Quantity(2, "day"))),
    ("Inpatient stay, 2 days", Service("hospital", quantity=Quantity(2, "day"))),
    ("Office visit", Service("office_visit")),
    ("Follow-up visit with pain management", Service("office_visit")),
    ("Orthopedic consultation", Service("consultation")),
    ("Pain management consult", Service("consultation")),
    ("Something else", Service("other")),
    ("", Service("other")),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "expected"), HEADINGS)
def test_heading_names_the_service(heading, expected):
    assert read_service(heading) == expected


@pytest.mark.parametrize(
    ("heading", "region", "side"),
    [
        ("Physical therapy for the lumbar spine and bilateral ankles", "lumbar_spine", None),
        ("Physical therapy for the neck, left shoulder and left wrist", "cervical_spine", None),
        ("Right knee and left ankle x-rays", "knee", "right"),
        ("Acupuncture, elbow, left, and lumbar spine", "elbow", "left"),
        ("Therapy of right elbow and right knee", "elbow", "right"),
        ("Right shoulder arthroscopy with repair of the rotator cuff", "shoulder", "right"),
        ("MRI of the cervical spine, bilateral", "cervical_spine", "bilateral"),
    ],
)
def test_a_side_belongs_to_the_place_it_stands_by(heading, region, side):
    service = read_service(heading)
    assert (service.region, service.side) == (region, side)


def test_every_kind_has_a_heading_here():
    assert {service.kind for _, service in HEADINGS} == {*KINDS, "other"}


def test_every_region_has_a_heading_here():
    assert {service.region for _, service in HEADINGS} - {None} == set(load("services.yaml")["regions"])


@pytest.mark.parametrize(("heading", "expected"), HEADINGS)
def test_capitals_do_not_matter(heading, expected):
    assert read_service(heading.upper()) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Associated surgical service: sling", True),
        ("Associated service: walker", True),
        ("associated surgical services: labs", True),
        ("Sling", False),
        ("Surgery and associated costs", False),
    ],
)
def test_associated_services_say_so(heading, expected):
    assert is_associated(heading) is expected


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(
    [*"0123456789x#%().,:-/ ", "mri", "left", "both", " to ", "times", "week", "for", "sessions", "twelve",
     "refills of", "qty", "rental", "months", "with", "without", "contrast", "mg", "\u0663", "\u00b2"]
)).map("".join)))  # fmt: skip
def test_any_words_are_a_service_and_no_amount_is_negative(heading):
    service = read_service(heading)
    assert service.kind in KINDS or service.kind == "other"
    assert service.quantity is None or service.quantity.amount >= 0
    assert service.to_json()["kind"] == service.kind

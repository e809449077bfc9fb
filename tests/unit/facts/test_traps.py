"""Fictional sentences whose words look like a fact that a criterion asks for and are none."""

import pytest

from openimr.facts import extract

# The concept, or the concept and its kind, that the sentence must not assert of the person or deny.
TRAPS = {
    "red_flag": (
        "He is followed at the cancer center for screening.",
        "The tumor marker was normal.",
        "She received tumor necrosis factor inhibitors for arthritis.",
        "He had a basal cell carcinoma removed from his nose.",
        "Cancer [ ] Yes [x] No",
        "Infection control measures were followed.",
        "MRSA screening was negative.",
        "Osteitis condensans ilii was noted.",
        "COVID infection in January delayed her therapy.",
        "He takes antibiotics for a tooth infection.",
        "The conus and cauda equina nerve roots are unremarkable.",
        "Cauda equina precautions were given.",
        "Red flag symptoms were reviewed with the patient.",
        "The report shows a red flag for opioid misuse.",
        "Significant pathology was found in the right knee.",
        "Concern for emotional instability.",
    ),
    "neuro_deficit": (
        "Optic atrophy was noted.",
        "Vaginal atrophy.",
        "Sleep paralysis is reported.",
        "Gastroparesis from diabetes.",
        "Time wasting tasks bother him.",
        "Full strength dosing.",
        "The strength of the tablets was reduced.",
        "Decreased core strength on examination.",
        "Hypersensitivity to penicillin.",
        "Altered sensation of taste.",
        "The gag reflex is intact.",
        "Local anesthesia of the skin was achieved.",
        "Sensory deficits: hearing aid and glasses.",
        "Constipation and fecal retention due to opioids.",
        "He has incontinence supplies at home.",
        "Cognitive impairment from opioids.",
        "Dr. Hoffman examined the patient.",
    ),
    "radicular_symptom": (
        "Radiation exposure was discussed.",
        "Non-radiating low back pain.",
        "Pain radiates across the low back.",
        "Abdominal pain radiating to the back.",
        "Elbow pain radiates to the wrist.",
        "Headache radiating to the temples.",
        "The scar extends down the leg.",
        "The tear extends into the subscapularis.",
        "She travels to work by bus.",
        "Radiates: [ ] Yes [x] No",
    ),
    "trauma": (
        "He works at a level I trauma center.",
        "Sexual trauma in childhood.",
        "Trauma informed therapy was started.",
        "He slipped into a depression.",
        "His job requires heavy lifting.",
        "No heavy lifting.",
    ),
    "diagnosis tear": (
        "Wear and tear is expected at his age.",
        "She was in tears.",
        "Retinal tear in the left eye.",
        "Perineal tear during delivery.",
    ),
    "diagnosis fracture": (
        "Fracture risk assessment was done.",
        "Fractured relationship with his employer.",
        "Fracture of the hardware.",
    ),
    "diagnosis entrapment": ("Optic neuropathy.", "Chemotherapy-induced neuropathy."),
    "prior_imaging": (
        "He is an X-ray technician.",
        "Ultrasound guided injection of the shoulder.",
        "The MRI safety questionnaire was completed.",
        "CT surgery evaluated him.",
        "Motion picture films are his hobby.",
        "No MRI evidence of a tear.",
    ),
    "electrodiagnostics": (
        "EMG biofeedback was used.",
        "Surface EMG was done.",
        "EMG technician by trade.",
        "No EMG evidence of radiculopathy.",
    ),
    "procedure_planned": ("Requested procedure: EMG.", "Non-invasive procedures only."),
    "prior_surgery": (
        "Phlebotomy was performed.",
        "Congenital fusion at C2-3.",
        "Traumatic amputation of the right index fingertip.",
        "Hand surgery clinic.",
    ),
    "surgery_option": (
        "Operation of heavy machinery should be avoided.",
        "Hours of operation are 8 to 5.",
        "He is afraid of surgery.",
        "She is a poor surgical candidate.",
    ),
    "treatment_response": (
        "Failed urine drug screen.",
        "He failed to appear for the visit.",
        "Failure of the hardware.",
        "He feels exhausted.",
        "The appeal was unsuccessful.",
        "Blood pressure has not improved.",
        "Insomnia improved with trazodone.",
        "Relief of constipation with a laxative.",
        "The goal is improvement of function.",
        "Improvement is expected.",
        "Anticipate improvement with therapy.",
        "The request fails because the records are silent.",
        "The screw failed.",
        "Cough improved with an inhaler.",
        "He would benefit from physical therapy.",
    ),
    "significant_change": (
        "Worsening depression.",
        "Gout flare of the toe.",
        "Medications unchanged.",
        "Work status unchanged.",
        "Fear that the pain would get worse.",
        "Pain is worse on the left than the right.",
        "Aggravation of underlying arthritis.",
        "The knee is stable.",
    ),
    "provocation_test": ("Dr. Phalen saw the patient.", "Mr. Thomas reported pain."),
    "exam_finding deformity": ("Kyphosis: normal.",),
    "symptom numbness": ("He falls asleep at the wheel.", "Emotional numbness was reported."),
    "mri_contraindication": (
        "A spinal cord stimulator was requested.",
        "The pain pump was removed.",
    ),
}


@pytest.mark.parametrize(
    ("asked", "sentence"), [(asked, sentence) for asked, traps in TRAPS.items() for sentence in traps]
)
def test_a_word_is_not_taken_for_more_than_it_says(asked: str, sentence: str) -> None:
    concept, _, kind = asked.partition(" ")
    assert not [
        fact
        for fact in extract(sentence)
        if fact.concept == concept and kind in {"", fact.kind} and fact.counts in {"for", "against"}
    ]

"""What letters say of their reviewers."""

import pytest
from tests.fictional import Fields, letter_of_2014, letter_of_2016

from openimr.letter import ReviewerQualifications, read_text
from openimr.letter.credentials import read_credentials

BLOCKS = [
    ("California", "Family Practice", ("California",), ("Family Practice",)),
    ("Texas, New York", "Pain Medicine", ("Texas", "New York"), ("Pain Medicine",)),
    ("Ohio and Texas", "Surgery", ("Ohio", "Texas"), ("Surgery",)),
    ("Ohio, Utah, and New Mexico", "Surgery", ("Ohio", "Utah", "New Mexico"), ("Surgery",)),
    ("New Jersey and\nNew York", "Obstetrics and Gynecology",
     ("New Jersey", "New York"), ("Obstetrics and Gynecology",)),
    ("Ohio,\nNew York", "Family\nPractice", ("Ohio", "New York"), ("Family Practice",)),
    (
        "Ohio", "Preventive Medicine, Occupational Medicine",
        ("Ohio",), ("Preventive Medicine", "Occupational Medicine"),
    ),
    (
        "Ohio", "Physical Medicine & Rehabilitation, Pain\nManagement",
        ("Ohio",), ("Physical Medicine & Rehabilitation", "Pain Management"),
    ),
    (
        "Ohio", "Physical Medicine and Rehabilitation",
        ("Ohio",), ("Physical Medicine and Rehabilitation",),
    ),
    ("", "Surgery", (), ("Surgery",)),
    ("Ohio", "", ("Ohio",), ()),
]  # fmt: skip

SENTENCES = [
    (
        "Board Certified in Family Practice and is licensed to practice in Ohio. ",
        ("Ohio",), ("Family Practice",), (),
    ),
    (
        "Board Certified in Neurology, has a subspecialty in Pain\nCare and is licensed to practice in Utah.",
        ("Utah",), ("Neurology",), ("Pain Care",),
    ),
    (
        "Board  Certified in\nPhysical Medicine and Rehabilitation and is licensed\nto practice in New York.",
        ("New York",), ("Physical Medicine and Rehabilitation",), (),
    ),
    (
        "Board Certified in Surgery, Sports Medicine and is licensed to practice in Ohio and Utah.",
        ("Ohio", "Utah"), ("Surgery", "Sports Medicine"), (),
    ),
    ("certified by nobody and licensed nowhere.", (), (), ()),
    ("", (), (), ()),
]  # fmt: skip


@pytest.mark.parametrize(("states", "certificates", "expected_states", "expected_specialties"), BLOCKS)
def test_block(states, certificates, expected_states, expected_specialties):
    text = f"State(s) of Licensure: {states}\nCertification(s)/Specialty: {certificates}\n"
    assert read_credentials(text) == ReviewerQualifications(expected_states, expected_specialties)


@pytest.mark.parametrize(("words", "states", "specialties", "subspecialties"), SENTENCES)
def test_sentence(words, states, specialties, subspecialties):
    text = f"The expert reviewer is {words}"
    assert read_credentials(text) == ReviewerQualifications(states, specialties, subspecialties)


def test_block_of_a_letter_ends_before_the_summary():
    reviewer = read_text(letter_of_2016(Fields())).reviewer
    assert reviewer == ReviewerQualifications(("California", "Oregon"), ("Family Practice",))


def test_sentence_of_a_letter_names_the_subspecialty():
    reviewer = read_text(letter_of_2014(Fields(subspecialty="Hand Surgery"))).reviewer
    assert reviewer == ReviewerQualifications(
        ("California", "Oregon"), ("Family Practice",), ("Hand Surgery",)
    )

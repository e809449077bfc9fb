"""Titles have no mark at their beginning: they are told from the rationale above by the shape of lines."""

import pytest
from tests.fictional import ISSUES_SENTENCE, Fields, Item, letter_of_2014, letter_of_2016

from openimr.letter import read_text

# The lines of a rationale, as wide as a page, end with a full stop; the title follows.
RATIONALE = """The gardener has had eight sessions and the notes of the therapist show that
the grip is as weak as on the first day. No plan for another kind of care is told in
the file, and no new examination has been made since the summer of that year.
Therefore, the request is not medically necessary."""

TITLES = [
    "MRI of the left wrist",
    "1 MRI of the left wrist without contrast",
    "Norlex 10/325mg #60",
    "Associated surgical service: sling",
    "Retrospective review: drug screen (DOS 10/14/2016)",
    "Physical therapy 2 times a week for 4 weeks, left wrist (eight sessions)",
    "X-ray of the hand, 3 views; St. Orrin clinic. Left side",
    "Consult with Dr. of hand surgery vs. pain management",
    "Unknown prescription of Zorbex",
    "#30 Zorbex 5mg",
    '"Wristaid" splint',
    "(1) splint for the left wrist",
    (
        "Twelve visits of acupuncture for the wrist, the elbow and the shoulder of the left side, to\n"
        "begin after the splint has been taken off"
    ),
    (
        "Zorbex 5mg #90 was the original request. Zorbex 5mg #30 was authorized by the Claims\n"
        "Administrator. The remaining IMR eligible portion of the original request, Zorbex 5mg #60 is"
    ),
    (
        "Therapy twice a week for six weeks was the original request. Therapy, six visits was\n"
        "authorized by the Claims Administrator. The remaining IMR eligible portion of the\n"
        "original request, therapy, six visits is"
    ),
    (
        "Open surgery of the wrist was the original request. The Claims Administrator authorized a\n"
        "consultation, leaving the original request IMR eligible. The original request, open\n"
        "surgery of the wrist is"
    ),
]


def _titles(text):
    return [item.heading for item in read_text(text).items]


def _letter(titles, rationale=RATIONALE, outcome="Upheld"):
    items = tuple(Item(title=title, rationale=rationale, outcome=outcome) for title in titles)
    return letter_of_2016(Fields(items=items))


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n", "\n\f\n", "\f", " \n \n", "\r\n\r\n"])
def test_title_behind_a_rationale(title, gap):
    text = _letter(["Splint for the left wrist", title]).replace("necessary.\n\n", f"necessary.{gap}")
    assert _titles(text) == ["Splint for the left wrist", " ".join(title.split())]
    assert read_text(text).items[0].rationale == " ".join(RATIONALE.split())


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("gap", ["\n", "\n\n", " \r\n", "\f"])
def test_first_title_behind_the_fixed_sentence(title, gap):
    text = _letter([title]).replace(f"{ISSUES_SENTENCE}\n\n", f"{ISSUES_SENTENCE}{gap}")
    assert _titles(text) == [" ".join(title.split())]


@pytest.mark.parametrize("title", TITLES)
def test_title_with_doubled_line_ends(title):
    text = _letter(["Splint for the left wrist", title]).replace("\n", " \n\n")
    assert _titles(text) == ["Splint for the left wrist", " ".join(title.split())]


@pytest.mark.parametrize("title", [title for title in TITLES if ". " not in title and title[0] not in '("#'])
def test_title_of_one_sentence_in_a_letter_without_lines(title):
    text = " ".join(_letter(["Splint for the left wrist", title]).split())
    letter = read_text(text)
    assert [item.heading for item in letter.items] == ["Splint for the left wrist", " ".join(title.split())]
    assert letter.items[0].rationale == " ".join(RATIONALE.split())
    assert letter.case_number == "CM16-0000012"


@pytest.mark.parametrize("title", [title for title in TITLES if "original request" in title])
def test_partial_authorization_in_a_letter_without_lines(title):
    text = " ".join(_letter(["Splint for the left wrist", title]).split())
    assert _titles(text) == ["Splint for the left wrist", " ".join(title.split())]


@pytest.mark.parametrize("page_break", ["\f", "\n\f", "\n\n\n", " \n \n"])
def test_title_across_a_page_break(page_break):
    title = f"Twelve visits of acupuncture for the wrist, elbow and{page_break}\nshoulder of the left side"
    assert _titles(_letter(["Splint for the left wrist", title]))[1] == " ".join(title.split())


def test_partial_authorization_across_a_page_break():
    title = (
        "Zorbex 5mg #90 was the original request. Zorbex 5mg #30 was authorized by the\n\f\n"
        "Claims Administrator. The remaining IMR eligible portion of the original request,\n\n\n"
        "Zorbex 5mg #60 is"
    )
    letter = read_text(_letter(["Splint for the left wrist", title]))
    assert letter.items[1].heading == " ".join(title.split())
    assert letter.items[1].request.remaining.text == "Zorbex 5mg #60"


@pytest.mark.parametrize("gap", ["\f", "\n\f\n", "\n\n\n"])
def test_rationale_across_a_page_break(gap):
    broken = RATIONALE.replace("as weak as", f"as weak{gap}as")
    letter = read_text(_letter(["Splint for the left wrist", "MRI of the left wrist"], broken))
    assert [item.heading for item in letter.items] == ["Splint for the left wrist", "MRI of the left wrist"]
    assert {item.rationale for item in letter.items} == {" ".join(RATIONALE.split())}


@pytest.mark.parametrize(
    "words",
    [
        "An earlier letter said: Upheld. The new request: Overturned would be wrong.",
        "Splint for the wrist: Upheld\nMRI of the wrist: Overturned",
        "The Claims Administrator guideline: it was not cited. Decision rationale: none.",
        "The hand guideline: rest first.",
    ],
)
def test_words_of_a_decision_inside_a_rationale_split_nothing(words):
    rationale = f"{words}\n{RATIONALE}"
    letter = read_text(_letter(["Splint for the left wrist", "MRI of the left wrist"], rationale))
    assert [item.heading for item in letter.items] == ["Splint for the left wrist", "MRI of the left wrist"]
    assert {item.rationale for item in letter.items} == {" ".join(rationale.split())}


@pytest.mark.parametrize("gap", [": ", " : ", ":\n", " :\n\n", ":"])
def test_outcome_behind_its_colon(gap):
    text = _letter(["MRI of the left wrist"]).replace(": Upheld", f"{gap}Upheld")
    assert _titles(text) == ["MRI of the left wrist"]


@pytest.mark.parametrize(
    "words",
    [
        "On the progress report of 11/02/2016 by , the patient had  pain ( ) in the wrist.",
        "Seen by Dr. , MD at ____ on the same day. The request by ,  is kept.",
    ],
)
def test_redaction_gaps_stay_in_their_words(words):
    rationale = f"{words}\n{RATIONALE}"
    letter = read_text(
        letter_of_2014(Fields(summary=words, items=(Item(rationale=rationale), Item("Wrist splint"))))
    )
    assert letter.clinical_case_summary == " ".join(words.split())
    assert letter.items[0].rationale == " ".join(rationale.split())
    assert [item.heading for item in letter.items] == ["MRI of the left wrist", "Wrist splint"]


def test_overturned_and_upheld_are_told_apart():
    items = (Item(outcome="Overturned"), Item("Wrist splint", "Upheld"))
    assert [item.outcome for item in read_text(letter_of_2016(Fields(items=items))).items] == [
        "overturned",
        "upheld",
    ]

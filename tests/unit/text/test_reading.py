"""Reading measures: syllables as dictionaries divide them, formulas on counts worked by hand."""

import pytest

from openimr.text.reading import Reading, measure
from openimr.text.syllables import english_syllables, spanish_syllables

# Counts of syllables as English dictionaries divide the words.
ENGLISH = """
the 1|care 1|file 1|came 1|asked 1|closed 1|needed 2|treated 2|added 2|doctor 2|letter 2|appeal 2|decide 2
decision 3|insurer 3|medical 3|hospital 3|application 4|independent 4|information 4|necessary 4|table 2|able 2
little 2|people 2|review 2|reviewed 2|times 1|changes 2|boxes 2|notices 3|January 4|February 4|February's 4
officer 3|approve 2|organization 5|compensation 4|lawyer 2|answer 2|question 2|physician 3|injury 3|serious 3
threat 1|records 2|copies 2|every 2|business 2|hour 1|idea 3|create 2|employer 3|certify 3|radio 3|video 3
state 1|safely 2|Tuesday 2|Wednesday 2|eight 1|through 1|wrote 1|score 1|judge 1|judges 2|fully 2|mistake 2
""".replace("\n", "|")
SPANISH = """
la 1|médico 3|atención 3|aseguradora 6|reclamo 3|solicitud 4|día 2|días 2|oficina 4|que 1|quien 1|guía 2|ley 1
muy 1|trabajador 4|apelación 4|junta 2|decisión 3|todavía 4|correo 3|enviar 2|papeles 3|ayuda 3|revisión 3
lesión 2|caso 2|pagar 2|leer 2|país 2|cuidado 3|abogado 4|usted 2|gratis 2
llámenos 3|número 3|viernes 2|miércoles 3
""".replace("\n", "|")


def pairs(text: str) -> list[tuple[str, int]]:
    return [(entry.split()[0], int(entry.split()[1])) for entry in text.split("|") if entry.strip()]


@pytest.mark.parametrize(("word", "count"), pairs(ENGLISH))
def test_english_words_have_the_syllables_of_the_dictionary(word: str, count: int) -> None:
    assert english_syllables(word) == count


@pytest.mark.parametrize(("word", "count"), pairs(SPANISH))
def test_spanish_words_have_the_syllables_of_the_dictionary(word: str, count: int) -> None:
    assert spanish_syllables(word) == count


def test_the_formulas_give_the_figures_worked_by_hand() -> None:
    assert Reading(words=100, sentences=10, syllables=130).grade == pytest.approx(3.9 + 15.34 - 15.59)
    assert Reading(words=100, sentences=10, syllables=180).ease == pytest.approx(206.84 - 108 - 10.2)


@pytest.mark.parametrize(
    ("parts", "words", "sentences"),
    [
        (["We got it. You can call us."], 7, 2),
        (["Ask R. Fictional, M.D., today."], 5, 1),
        (["One point", "Another point"], 4, 2),
        (["By 9:00 a. m. on March 4, 2024. Call us!"], 10, 2),
        (["¿Está en peligro? Llame al 911."], 6, 2),
    ],
)
def test_words_and_sentences_are_counted_as_a_reader_sees_them(
    parts: list[str], words: int, sentences: int
) -> None:
    found = measure(parts)
    assert (found.words, found.sentences) == (words, sentences)


def test_long_words_and_long_sentences_raise_the_grade() -> None:
    easy = measure(["The doctor read your file. She said yes."])
    hard = measure(
        ["Utilization review determinations necessitate comprehensive documentation of necessity."]
    )
    assert easy.grade < 3 < 12 < hard.grade


def test_a_text_without_words_has_no_grade() -> None:
    with pytest.raises(ValueError, match="no word"):
        measure([" - "])

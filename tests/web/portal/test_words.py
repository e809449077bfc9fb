"""The words of the worker's side: the same in both languages, and easy to read."""

import re

import pytest
from tests.web.people import person, signed_in

from openimr.text.reading import EASE_LIMIT, GRADE_LIMIT, measure

_SENTENCE = re.compile(r"[.?!]$")


def _words(language):
    from openimr.web.portal.words.say import words

    return words(language)


def test_both_languages_have_the_same_keys_and_placeholders(kept):
    english, spanish = _words("en"), _words("es")
    assert english.keys() == spanish.keys()
    for key, text in english.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", spanish[key])), key


def test_nothing_is_left_in_english(kept):
    english, spanish = _words("en"), _words("es")
    same = {key for key in english if english[key] == spanish[key] and len(english[key]) > 3}
    assert same == {"choice.language.en", "choice.language.es"}


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_sentences_are_easy_to_read(kept, language):
    told = [text for text in _words(language).values() if _SENTENCE.search(text) and len(text.split()) > 3]
    reading = measure(told, language)
    assert reading.grade <= GRADE_LIMIT if language == "en" else reading.ease >= EASE_LIMIT


def test_every_state_says_what_comes_next(kept):
    from openimr.process.life import life_rules

    states = life_rules("ca_workers_comp").data["states"]
    assert {key.removeprefix("next.") for key in _words("en") if key.startswith("next.")} >= set(states)


def test_errors_of_django_come_in_spanish(address):
    client = signed_in(person("worker", language="es"))
    client.post("/my/apply/")
    page = client.post("/my/apply/1/injury/", {}).content.decode()
    assert "Este campo es obligatorio" in page

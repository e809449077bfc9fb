"""Listens to everything that the tests make the application log, for words that no log may hold."""

import logging
import os
import re
from contextlib import contextmanager

# Names, addresses and clinical words of the fictional people in tests and in the demo docket.
WORDS = (
    "Dummeldinger", "Fantasma", "Cosima", "Imagined Law", "Imaginary Mutual", "Fictional Lane", "FIC-15-",
    "Rosalind", "Dreamt", "Muestra", "Sampleman", "Inkwell", "Zebulon", "Quagmire", "Wombatway",
    "lumbar", "low back", "physical therapy", "MRI of", "radiculopathy", "opioid", "herniated",
    "@example.org", "@demo.example",
)  # fmt: skip
_ANY = re.compile("|".join(map(re.escape, WORDS)), re.IGNORECASE)


class Listener(logging.Handler):
    """Notes which test made which logger say which word; the line itself is not kept."""

    def __init__(self, told):
        from openimr.web.logs import WithoutCaseData
        from openimr.web.settings import LOGGING

        super().__init__(logging.getLevelName(LOGGING["root"]["level"]))
        self.told = told
        self.setFormatter(logging.Formatter(LOGGING["formatters"]["line"]["format"]))
        self.addFilter(WithoutCaseData())

    def emit(self, record):
        for word in set(_ANY.findall(self.format(record))):
            self.told.append((os.environ.get("PYTEST_CURRENT_TEST", ""), record.name, word))


@contextmanager
def listening():
    """The list of what was told; it stays empty when all is well."""
    told = []
    listener = Listener(told)
    logging.getLogger().addHandler(listener)
    try:
        yield told
    finally:
        logging.getLogger().removeHandler(listener)

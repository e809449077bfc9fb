"""Feed mutated fictional letters and bytes to the reader: it reads or refuses them, and never crashes.

With atheris installed the search is guided by coverage; else a seeded random loop does the same.
Example: ``python tests/fuzz/fuzz_letter.py --runs 2000 --seed 1``
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from tests.fictional import (
    Fields,
    Item,
    letter_of_2014,
    letter_of_2016,
    letter_with_documents,
    notice_of_2013,
    professional_review,
)

from openimr.errors import OpenimrError
from openimr.letter import read_text
from openimr.letter.source import decode

FIELDS = Fields(items=(Item(), Item("Wrist splint, 2 visits", "Overturned")))
BUILDERS = (letter_of_2014, letter_of_2016, letter_with_documents, notice_of_2013, professional_review)
LETTERS = [build(FIELDS).encode() for build in BUILDERS]
ODD = [
    b"\n",
    b"\r\n",
    b"\f",
    b" ",
    b"\0",
    b":",
    b".",
    b"\xff\xfe",
    b"\xef\xbf\xbe",
    b"\xc2\xad",
    b"-\n",
    b"%PDF-1.7\n",
]
SLOWEST = 2.0  # seconds for one letter of a few thousand characters


def read_bytes(data: bytes) -> None:
    """Read one input; anything but a letter that prints as JSON, or an error that teaches, is a crash."""
    started = time.perf_counter()
    try:
        letter = read_text(decode(data, "fuzz"), source="fuzz")
        json.dumps(letter.to_json())
    except OpenimrError as error:
        if "\n" in str(error):
            raise AssertionError("the error has more than one line") from error
    if time.perf_counter() - started > SLOWEST:
        raise AssertionError("one letter took too long")


def mutated(choose: random.Random) -> bytes:
    """A letter with some pieces cut, doubled, moved or replaced; sometimes bytes without any sense."""
    if choose.random() < 0.1:
        return choose.choice([b"", b"%PDF-1.4\n"]) + choose.randbytes(choose.randrange(300))
    data = choose.choice(LETTERS)
    for _ in range(choose.randrange(1, 8)):
        data = _mutate(data, choose)
    return data


def _mutate(data: bytes, choose: random.Random) -> bytes:
    start = choose.randrange(len(data) + 1)
    end = min(len(data), start + choose.randrange(1, 200))
    piece = data[start:end]
    other = choose.choice(LETTERS)
    place = choose.randrange(len(other))
    new = choose.choice(
        [
            b"",
            piece * 2,
            piece[::-1],
            choose.choice(ODD) * choose.randrange(1, 50),
            other[place : place + 200],
        ]
    )
    return data[:start] + new + data[end:]


def run(runs: int, seed: int) -> int:
    """Read so many mutated letters; returns their number, or raises with the input that crashed."""
    choose = random.Random(seed)
    for number in range(runs):
        data = mutated(choose)
        try:
            read_bytes(data)
        except Exception as error:
            raise AssertionError(f"run {number} of seed {seed}: {data!r}") from error
    return runs


def main() -> None:
    """Run atheris when it is there, else the seeded loop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=2000, help="letters to read")
    parser.add_argument("--seed", type=int, default=1, help="start of the random numbers")
    chosen = parser.parse_args()
    if find_spec("atheris"):
        import atheris

        atheris.instrument_all()
        atheris.Setup([sys.argv[0], f"-runs={chosen.runs}", f"-seed={chosen.seed}"], read_bytes)
        atheris.Fuzz()
    else:
        sys.stdout.write(f"{run(chosen.runs, chosen.seed)} letters, none crashed\n")


if __name__ == "__main__":
    main()

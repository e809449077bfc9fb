"""The head of a case's chain stands on its letter, so that a rewritten chain is found by whoever has the letter."""

from openimr.letter import DecidedItem, DeterminationLetter, write_html
from openimr.web.store.verdict import Anchor
from tests.web.lives import NUMBER, waiting_for_records


def test_the_letter_prints_the_seal_by_which_its_case_is_verified(docket):
    from openimr.web.store.verify import verify

    waiting_for_records(docket)
    head = docket.head(NUMBER)
    item = DecidedItem(1, "MRI of the lumbar spine", None, "A fictional draft.")
    letter = DeterminationLetter(NUMBER, None, (item,), ("A fictional worker.",), verification=head)
    assert head in write_html(letter)
    version = docket.case(NUMBER).version
    assert verify({NUMBER: Anchor(version, head)}).broken is None
    assert verify({NUMBER: Anchor(version, "0" * 64)}).broken is not None

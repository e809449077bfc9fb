"""What a page prints at its top and foot is no part of the letter's words."""

import pytest

from openimr.letter.source import without_furniture

FOOT = "CM16-0000042 Final Determination Letter Page {} of 3"


@pytest.mark.parametrize(("end", "glue"), [("an x-", "\r\n"), ("an x\ufffe", ""), ("an x\ufffe", "\r\n")])
def test_a_foot_goes_even_where_a_hyphen_swallows_the_line_end_before_it(end: str, glue: str) -> None:
    pages = [
        f"grip is weak\r\n{FOOT.format(1)}",
        f"the neck hurts since May\r\n{end}{glue}{FOOT.format(2)}",
        f"ray is planned\r\n{FOOT.format(3)}",
    ]
    assert without_furniture(pages) == ["grip is weak", f"the neck hurts since May\n{end}", "ray is planned"]


def test_a_line_that_stands_on_some_pages_only_stays() -> None:
    pages = ["grip is weak\nPage 1 of 2", "strength is 4 of 5\nPage 2 of 2", "the end\nno foot"]
    assert without_furniture(pages) == pages

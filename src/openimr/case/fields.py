"""Typed access to the keys of a mapping, with errors that teach."""

from __future__ import annotations

from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NoReturn, cast

from openimr.case.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Fields:
    """The keys of one mapping. ``known`` names every key that may stand there."""

    def __init__(self, value: object, *, where: str, path: str, known: tuple[str, ...]) -> None:
        """Check at once that ``value`` is a mapping and that every key of it is known."""
        self.where = where
        self.path = path
        if not isinstance(value, dict):
            self.fail("", f"holds {value!r}", "keys and values", f"write {', '.join(known[:3])} ... under it")
        self.values: dict[str, Any] = value
        for key in value:
            if key not in known:
                self._fail_unknown(str(key), known)

    def fail(self, key: str, what: str, expected: str, do: str) -> NoReturn:
        """Raise the error of one key."""
        name = ".".join(part for part in (self.path, key) if part) or "the file"
        raise CaseError(f"{name} {what}", where=self.where, expected=expected, do=do)

    def _fail_unknown(self, key: str, known: tuple[str, ...]) -> NoReturn:
        near = get_close_matches(key, known, n=1, cutoff=0.5)
        do = f"write {near[0]} instead" if near else "remove it"
        self.fail(key, "is no known key", "one of " + ", ".join(known), do)

    def get(self, key: str, *, required: bool = False) -> Any:  # noqa: ANN401 - YAML holds any type
        """The value, or None when the key is absent or empty and not required."""
        value = self.values.get(key)
        if value is None and required:
            self.fail(key, "is missing", "a value for it", f"add the key {key}")
        return value

    def text(self, key: str, *, required: bool = False) -> str | None:
        """Words; white space is folded."""
        value = self.get(key, required=required)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            self.fail(key, f"is {value!r}", "words", "put the words in quotation marks")
        return " ".join(value.split())

    def day(self, key: str, *, required: bool = False) -> date | None:
        """A calendar date, written YYYY-MM-DD."""
        value = self.get(key, required=required)
        if value is None:
            return None
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            expected = "a date that exists, as YYYY-MM-DD"
            return self.fail(key, f"is {value!r}", expected, "correct the date")

    def number(self, key: str, *, required: bool = False) -> float | None:
        """A number above zero."""
        value = self.get(key, required=required)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e9:
            self.fail(key, f"is {value!r}", "a number above 0", "write digits without quotation marks")
        return float(value)

    def whole(self, key: str) -> int | None:
        """A whole number above zero."""
        value = self.number(key)
        if value is not None and not value.is_integer():
            self.fail(key, f"is {value!r}", "a whole number", "write 1, 2, 3 ...")
        return None if value is None else int(value)

    def moment(self, key: str) -> date | None:
        """A date, or a date with a time of day, written as YYYY-MM-DDThh:mm with or without its offset."""
        value = self.get(key)
        if value is None or not isinstance(value, str) or "T" not in value:
            return self.day(key)
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            expected = "a date and a time that exist, as 2016-08-08T16:30-07:00"
            return self.fail(key, f"is {value!r}", expected, "correct it")

    def maybe(self, key: str) -> bool | None:
        """True or false; absent means that the file does not say."""
        return self.flag(key) if self.get(key) is not None else None

    def flag(self, key: str) -> bool:
        """True or false; absent means false."""
        value = self.get(key)
        if value is not None and not isinstance(value, bool):
            self.fail(key, f"is {value!r}", "true or false", "write it without quotation marks")
        return bool(value)

    def choice(self, key: str, choices: tuple[str, ...], *, required: bool = False) -> str | None:
        """One of the words of ``choices``."""
        value = self.get(key, required=required)
        if value is not None and value not in choices:
            near = get_close_matches(str(value), choices, n=1, cutoff=0.5)
            do = f"write {near[0]} instead" if near else "choose one of them"
            self.fail(key, f"is {value!r}", "one of " + ", ".join(choices), do)
        return cast("str | None", value)

    def inner(self, key: str, known: tuple[str, ...], *, required: bool = False) -> Fields | None:
        """The mapping under a key."""
        value = self.get(key, required=required)
        return None if value is None else Fields(value, where=self.where, path=self._join(key), known=known)

    def rows(self, key: str, known: tuple[str, ...]) -> Iterator[Fields]:
        """The mappings of a list that has at least one."""
        value = self.get(key, required=True)
        if not isinstance(value, list) or not value:
            self.fail(key, f"is {value!r}", "a list with at least one entry", "begin each entry with a dash")
        for number, row in enumerate(value, start=1):
            yield Fields(row, where=self.where, path=f"{self._join(key)}[{number}]", known=known)

    def _join(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

"""Check a data file of the panel against its JSON schema, without ever repeating a value of it."""

from __future__ import annotations

import json
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from openimr.panel.errors import PanelError
from openimr.programs import folder

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError


def check(document: object, schema: str, where: str) -> None:
    """Raise PanelError for the first thing wrong; values are not repeated, for they may be names."""
    errors = sorted(
        _validator(schema).iter_errors(document),
        key=lambda e: (-len(e.absolute_path), list(map(str, e.path))),
    )
    if errors:
        raise _explain(errors[0], where)


@cache
def _validator(schema: str) -> Draft202012Validator:
    """The validator; its library is imported with the first file, for it doubles the import time."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - see above

    path = folder().parent / "schemas" / f"{schema}.schema.json"
    return Draft202012Validator(json.loads(path.read_text("utf-8")))


def _explain(error: ValidationError, where: str) -> PanelError:
    place = ".".join(str(step) for step in error.absolute_path) or "top of the file"
    where = f"{where}, {place}"
    if error.validator == "additionalProperties":
        known = list(error.schema.get("properties", {}))  # type: ignore[union-attr]  # an object's schema
        unknown = next(key for key in error.instance if key not in known)  # type: ignore[union-attr]
        near = get_close_matches(str(unknown), known, 1, 0.5)
        do = f"write {near[0]} instead" if near else "remove it"
        return PanelError("a key that is not known", where=where, expected=", ".join(known), do=do)
    if error.validator == "required":
        missing = next(key for key in error.validator_value if key not in error.instance)  # type: ignore[union-attr,operator]
        return PanelError(f"no key {missing!r}", where=where, expected=f"{missing!r}", do="add it")
    expected = f"{error.validator} {error.validator_value}"
    return PanelError("a value that does not fit", where=where, expected=expected, do="correct it")

"""Documents that the office adds to a case: many at once, each proved by its bytes, none half taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openimr.web.jobs.receive import receive
from openimr.web.vault.check import UploadError, accept, clean_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.files.uploadedfile import UploadedFile


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an upload: how many files are in, and why the others are not."""

    names: tuple[str, ...]
    refused: tuple[UploadError, ...]


def take(number: str, files: Iterable[UploadedFile[Any]], sender: str, kind: str) -> Taken:
    """Put the good files into the case; a bad one never loses a good one."""
    names: list[str] = []
    refused: list[UploadError] = []
    for file in files:
        try:
            proved = accept(file.name or "document", file)
        except UploadError as error:
            refused.append(error)
            continue
        name = clean_name(file.name or "document", proved)
        receive(number, name, file.read(), sender, kind)
        names.append(name)
    return Taken(tuple(names), tuple(refused))

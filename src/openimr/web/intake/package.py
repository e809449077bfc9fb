"""Whether the file is complete: what the notice of assignment asks for, beside what came and from whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openimr.web.store.models import DocumentRow


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the package: what is asked for, and the documents of the file that answer it."""

    words: str
    citation: str
    recalled: bool
    came: tuple[DocumentRow, ...]

    @property
    def senders(self) -> tuple[str, ...]:
        """Who sent them."""
        return tuple(dict.fromkeys(document.sender for document in self.came))


def package(documents: Sequence[DocumentRow], program: str) -> list[Part]:
    """Each part of the package with what came of it."""
    return [
        Part(
            part["words"],
            part["citation"],
            part["status"] == "recalled",
            tuple(document for document in documents if document.kind in part["kinds"]),
        )
        for part in load("package.yaml", program)["parts"]
    ]


def kinds(program: str) -> list[tuple[str, str]]:
    """The kinds of documents that a package is made of, for a choice."""
    return [
        (kind, kind.replace("_", " ").capitalize())
        for part in load("package.yaml", program)["parts"]
        for kind in part["kinds"]
    ]

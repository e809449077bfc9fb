"""Who a reviewer is: sealed, and opened only inside the organisation for a stated purpose.

Labor Code 4610.6(f): the names of reviewers stay confidential in every communication outside the
organisation. No room that writes for others may import this module; import-linter refuses it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn

from openimr.panel.errors import SealedError
from openimr.panel.rules import rules


@dataclass(frozen=True, slots=True)
class Person:
    """An opened identity; nothing of it shows in ``repr``."""

    name: str = field(repr=False)
    contact: str | None = field(repr=False, default=None)
    licence_numbers: tuple[tuple[str, str], ...] = field(repr=False, default=())

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        """Refuse copies and pickles."""
        del protocol
        raise _sealed("copied or pickled")


class Identity:
    """The sealed name, contact and licence numbers of a reviewer: prints as nothing, refuses every copy."""

    __slots__ = ("__person", "ref")

    def __init__(
        self,
        ref: str,
        name: str,
        contact: str | None = None,
        licence_numbers: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """Seal a person; ``licence_numbers`` are pairs of state and number, which lead to a name too."""
        self.ref = ref
        self.__person = Person(name, contact, licence_numbers)

    def unseal(self, purpose: str, program: str = "ca_workers_comp") -> Person:
        """The person, for one of the purposes that the programme's ``panel.yaml`` names; else SealedError."""
        allowed = rules(program).purposes
        if purpose not in allowed:
            raise SealedError(
                "a sealed identity was to be opened without a known purpose",
                where=self.ref,
                expected=f"one of {', '.join(allowed)}",
                do="name the purpose, or use the qualifications, which need no name",
            )
        return self.__person

    def to_json(self) -> NoReturn:
        """Refuse: an identity has no JSON."""
        raise _sealed("written as JSON")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        """Refuse copies and pickles, also inside ``dataclasses.asdict``."""
        del protocol
        raise _sealed("copied or pickled")

    def __repr__(self) -> str:
        return "Identity(sealed)"

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __iter__(self) -> NoReturn:
        raise _sealed("listed")


def _sealed(what: str) -> SealedError:
    return SealedError(
        f"a sealed identity was to be {what}",
        where="panel.identity",
        expected="only an opaque reference or qualifications outside the organisation",
        do="use Reviewer.ref, or Reviewer.qualifications() for letters, notices and exports",
    )

"""Who reviewers are: sealed as they come in, opened for one stated purpose, each time with a row of its own.

The only module of the application that may import ``openimr.panel.identity`` (import-linter refuses others).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from openimr.panel.identity import Identity
from openimr.panel.rules import rules
from openimr.programs.load import DEFAULT
from openimr.web import moment
from openimr.web.assignment.models import UnsealRow
from openimr.web.store.models import ReviewerIdentityRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openimr.panel.identity import Person
    from openimr.web.accounts.models import User


def purposes() -> tuple[str, ...]:
    """What an identity may be opened for."""
    return tuple(rules(DEFAULT).purposes)


def seal(ref: str, identity: Mapping[str, Any]) -> None:
    """Put a name, contact and licence numbers away; from here on only ``unseal`` shows them."""
    numbers = identity.get("licence_numbers") or {}
    lines = [identity.get("contact") or "", *(f"Licence {state}: {n}" for state, n in numbers.items())]
    kept = {"name": identity["name"], "contact": "\n".join(filter(None, lines))}
    ReviewerIdentityRow.objects.update_or_create(reviewer_id=ref, defaults=kept)


def unseal(ref: str, user: User, purpose: str, reason: str) -> Person:
    """The person, once the row that tells of it is written. Raises SealedError for an unknown purpose."""
    with transaction.atomic():
        row = ReviewerIdentityRow.objects.get(reviewer_id=ref)
        person = Identity(ref, row.name, row.contact).unseal(purpose)
        UnsealRow.objects.create(
            reviewer_id=ref, purpose=purpose, reason=reason, by=user.ref, at=moment.now()
        )
    return person


def folded(refs: Iterable[str]) -> Mapping[str, dict[str, str]]:
    """Names for the graph of entities, which folds them and never gives them back."""
    known = dict(ReviewerIdentityRow.objects.values_list("reviewer_id", "name"))
    return {ref: {"name": known.get(ref) or ref} for ref in refs}

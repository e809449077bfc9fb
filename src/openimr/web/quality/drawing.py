"""Make a draw and keep all that it rests on; and make a kept one again, to see whether it was so."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from openimr.web import moment
from openimr.web.quality.models import DrawnRow, DrawRow
from openimr.web.quality.sample import digest, draw, sampling_on
from openimr.web.quality.waiting import not_drawn

if TYPE_CHECKING:
    from openimr.web.accounts.models import User
    from openimr.web.desk.models import DraftRow
    from openimr.web.quality.sample import Place


@dataclass(frozen=True, slots=True)
class Proof:
    """A kept draw made again: the entries in their order, and whether all is as it was kept."""

    places: tuple[Place, ...]
    population_holds: bool
    picked_holds: bool

    @property
    def holds(self) -> bool:
        """Whether the population is the one kept and the same entries are picked."""
        return self.population_holds and self.picked_holds


def make_draw(user: User, seed: str | None = None) -> DrawRow | None:
    """Draw among the drafts that wait and were not drawn; None when there is none.

    The population is fixed before the seed is made, so that nobody can choose one for the other.
    """
    with transaction.atomic():
        drafts = {entry_of(one): one for one in not_drawn(user)}
        if not drafts:
            return None
        share = sampling_on(moment.today()).share
        seed = seed or secrets.token_hex(16)
        places = draw(seed, drafts, share)
        picked = {place.entry for place in places if place.picked}
        row = DrawRow.objects.create(
            seed=seed,
            share=share,
            digest=digest(drafts),
            population="\n".join(sorted(drafts)),
            picked="\n".join(sorted(picked)),
            by=user.ref,
            drawn_at=moment.now(),
        )
        DrawnRow.objects.bulk_create(
            DrawnRow(draft=one, draw=row, picked=entry in picked) for entry, one in drafts.items()
        )
    return row


def entry_of(draft: DraftRow) -> str:
    """A draft as an entry of a draw: case number and version."""
    return f"{draft.case_id}/{draft.version}"


def prove(row: DrawRow) -> Proof:
    """The draw made again from its seed and population."""
    population = row.population.split("\n")
    places = draw(row.seed, population, row.share)
    again = sorted(place.entry for place in places if place.picked)
    return Proof(places, digest(population) == row.digest, again == row.picked.split("\n"))

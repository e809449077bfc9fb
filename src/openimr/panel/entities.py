"""The graph of entities: who owns whom, who is part of what, which names mean the same."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NoReturn

from openimr.panel.errors import SealedError
from openimr.panel.names import are_near, near_keys, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """``subject`` owns, is part of, or is the same as ``object``, with source and days in force."""

    subject: str
    kind: Literal["owns", "part_of", "same_as"]
    object: str
    source: str
    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the link is in force on a day; an unknown end goes on."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def __str__(self) -> str:
        return f"{self.subject} {self.kind.replace('_', ' ')} {self.object} ({self.source})"


class EntityGraph:
    """Entities by reference. Names go in and serve to find; they never come out again."""

    def __init__(
        self,
        names: Mapping[str, Iterable[str]],
        links: Iterable[Link] = (),
        *,
        people: Iterable[str] = (),
        program: str = "ca_workers_comp",
    ) -> None:
        """Index the names of each entity; ``people`` are the references whose names are people's."""
        self.program = program
        self._people = set(people)
        self._exact: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._near: dict[str, set[tuple[str, tuple[str, ...]]]] = defaultdict(set)
        self._refs: set[str] = set()
        self._links: dict[str, list[Link]] = defaultdict(list)
        self._reached: dict[tuple[str, date], dict[str, Path]] = {}
        self._near_found: dict[tuple[tuple[str, ...], bool], frozenset[str]] = {}
        for ref, known in names.items():
            for name in known:
                self.add(ref, name, person=ref in self._people)
        for link in links:
            self._links[link.subject].append(link)
            self._links[link.object].append(link)

    def add(self, ref: str, name: str, *, person: bool) -> None:
        """Give an entity one more name."""
        words = tokens(name, person=person, program=self.program)
        self._refs.add(ref)
        self._near_found.clear()
        self._exact[words].add(ref)
        for key in near_keys(words, person=person):
            self._near[key].add((ref, words))

    def __contains__(self, ref: object) -> bool:
        return ref in self._refs

    def same(self, name: str, *, person: bool) -> frozenset[str]:
        """The entities of exactly this name, folded."""
        return frozenset(self._exact.get(tokens(name, person=person, program=self.program), ()))

    def near(self, name: str, *, person: bool) -> frozenset[str]:
        """The entities whose name is near, without those of exactly this name."""
        words = tokens(name, person=person, program=self.program)
        if (words, person) not in self._near_found:
            self._near_found[words, person] = self._find_near(words, person=person)
        return self._near_found[words, person]

    def _find_near(self, words: tuple[str, ...], *, person: bool) -> frozenset[str]:
        shared: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
        for key in near_keys(words, person=person):
            for found in self._near.get(key, ()):
                shared[found].add(key)
        near = {ref for (ref, other), keys in shared.items() if are_near(words, other, keys)}
        return frozenset(near) - self._exact.get(words, set())

    def reach(self, ref: str, day: date) -> Mapping[str, Path]:
        """The entity and its affiliates on a day, each with the links that lead there.

        Owners and owned count both ways, so companies under one owner are affiliates. A part leads to its
        whole and a whole to its parts, but not from part to part: colleagues are no affiliates.
        """
        key = (ref, day)
        if key not in self._reached:
            self._reached[key] = self._walk(ref, day)
        return self._reached[key]

    def _walk(self, start: str, day: date) -> dict[str, Path]:
        reached: dict[str, Path] = {start: ()}
        seen = {(start, "")}
        queue: deque[tuple[str, str, Path]] = deque([(start, "", ())])
        while queue:
            here, turn, path = queue.popleft()
            for link in sorted(self._links.get(here, ()), key=str):
                there, way = (link.object, "up") if link.subject == here else (link.subject, "down")
                turned = way if link.kind == "part_of" else turn
                if not link.holds(day) or (link.kind == "part_of" and turn not in {"", way}):
                    continue
                if (there, turned) not in seen:
                    seen.add((there, turned))
                    reached.setdefault(there, (*path, str(link)))
                    queue.append((there, turned, (*path, str(link))))
        return reached

    def __repr__(self) -> str:
        return f"EntityGraph({len(self._refs)} entities, names sealed)"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        """Refuse copies and pickles: the names inside are sealed."""
        del protocol
        raise SealedError(
            "a graph of entities was to be copied or pickled",
            where="panel.entities",
            expected="its answers only, which hold references",
            do="resolve the parties first: openimr.panel.parties",
        )

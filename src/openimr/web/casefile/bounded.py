"""Values kept in memory up to a total weight; those unused for longest go first."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

V = TypeVar("V")


class Bounded(Generic[V]):
    """A cache that several threads share. A value may be made twice, never half."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, tuple[V, int]] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], V], weigh: Callable[[V], int] = lambda _: 1) -> V:
        """The value under the key, made when it is not there; what ``make`` raises passes through."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key][0]
        made = make()
        with self._lock:
            if key not in self._held:
                self._held[key] = (made, weigh(made))
                self._weight += self._held[key][1]
            while self._weight > self._most and len(self._held) > 1:
                _, (_, weight) = self._held.popitem(last=False)
                self._weight -= weight
        return made

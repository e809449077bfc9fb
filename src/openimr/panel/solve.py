"""The least-cost choice, exactly: one row for each case, one column for each free place of a reviewer."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from openimr.panel.errors import SolverMissingError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

SOLVER = "scipy.optimize.linear_sum_assignment"


def require_solver() -> str:
    """The version of scipy. Raises SolverMissingError where it is not installed."""
    if find_spec("scipy") is None:
        raise SolverMissingError(
            "scipy is not installed",
            where="openimr.panel.assign",
            expected="the extra that assigns reviewers",
            do="pip install 'openimr[panel]'",
        )
    return str(import_module("scipy").__version__)


def solve(
    cost: NDArray[np.int64],
    allowed: NDArray[np.bool_],
    places: Sequence[Sequence[int]],
    unplaced: Sequence[int],
) -> list[int | None]:
    """For each row its column, or None; ``places[c]`` are the prices of the free places of column c.

    ``cost`` is whole numbers, rows x columns; ``unplaced`` is the price of leaving a row without column,
    above any sum of others, so that as many rows as possible get one. The shortest-augmenting-path solver
    was chosen because most pairs are allowed, so the matrix is dense; whole numbers below 2**53 are exact.
    """
    import numpy as np  # noqa: PLC0415 - comes with scipy, wanted only here
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - wanted only here

    rows = cost.shape[0]
    owner = np.repeat(np.arange(cost.shape[1]), [len(prices) for prices in places])
    if not len(owner) or not rows:
        return [None] * rows
    prices = np.concatenate([np.asarray(each, float) for each in places])
    full = np.empty((rows, len(owner) + rows))
    full[:, : len(owner)] = np.where(allowed[:, owner], cost[:, owner] + prices, np.inf)
    full[:, len(owner) :] = np.array(unplaced, float)[:, None]
    _, chosen = linear_sum_assignment(full)
    return [int(owner[column]) if column < len(owner) else None for column in chosen]

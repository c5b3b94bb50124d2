"""Exact limits of a count and of the ratio of two counts: what no closed formula gives.

Byar's and Wilson's formulas are closed and stand in `dbt/macros/statistics.sql`, where these are called as well.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import special

Numbers = npt.NDArray[np.float64]


def count_limits(count: Any, tail: Any) -> tuple[Numbers, Numbers]:
    """Exact limits of a Poisson count, `tail` (0.025 for 95 %) beyond each (Garwood 1936)."""
    observed = np.asarray(count, dtype=np.float64)
    low = np.where(observed == 0, 0.0, special.gammaincinv(observed, tail))
    return low, special.gammainccinv(observed + 1, tail)


def ratio_limits(count: Any, other: Any, tail: Any) -> tuple[Numbers, Numbers]:
    """Exact limits of the ratio of two Poisson counts of equal exposure, given their sum; none above where other is 0.

    The share of the first in the sum is binomial, whose limits are Clopper and Pearson's (Przyborowski and Wilenski
    1940; Clopper and Pearson 1934). Of two rates: multiply by the other exposure over this one.
    """
    first, second = np.asarray(count, dtype=np.float64), np.asarray(other, dtype=np.float64)
    low = np.where(first == 0, 0.0, special.betaincinv(first, second + 1, tail))
    high = np.where(second == 0, 1.0, special.betainccinv(first + 1, second, tail))
    with np.errstate(divide="ignore"):
        return low / (1 - low), high / (1 - high)

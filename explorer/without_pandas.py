"""What the explorer's process is told once of a library that DuckDB asks for and that need not be there."""

from __future__ import annotations

import sys
from importlib.util import find_spec


def take_pandas_for_missing() -> None:
    """Has pandas, where it is not installed, be known to be missing.

    DuckDB asks for it at each element of a list that it is given, and every folder of the path is gone through each
    time: 5,000 keys took 1.1 s in place of 0.04. For a process that only looks: pandera cannot be imported any more.
    """
    if find_spec("pandas") is None:
        # To Python None is a module that is known to be missing.
        sys.modules.setdefault("pandas", None)  # type: ignore[arg-type]

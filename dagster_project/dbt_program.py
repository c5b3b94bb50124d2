"""The program `oversight-dbt`: dbt of this environment, which asks the network for nothing and looks less for garbage.

dagster-dbt asks dbt for its version before it runs anything, and dbt answers only after it has asked the package index
whether there is a newer one: a second or two of each refresh, and a question that nobody wanted asked.
"""

from __future__ import annotations

import gc
import sys
from importlib.metadata import entry_points, version

OBJECTS_BETWEEN_COLLECTIONS = 20_000
"""A build of 149 models took 17.4 s of the processor with Python's own 700, and 15.5 s with these, in as much memory:
what dbt knows of the project stays to the end, and is searched for garbage each time."""


def app() -> None:
    """Answers `--version` from what is installed; everything else is dbt's own command line."""
    if sys.argv[1:] == ["--version"]:
        print(version("dbt-core"))
        return
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    # What is installed as `dbt`, whatever it is called inside; it takes a second and a half to import.
    (program,) = entry_points(group="console_scripts", name="dbt")
    program.load()()

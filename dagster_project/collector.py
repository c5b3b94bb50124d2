"""Python's garbage collector in a short run: what is imported never goes, and need not be looked through for it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def not_collecting_imports() -> Iterator[None]:
    """Imports what is imported inside without collecting, and leaves it out of every later collection.

    Half a million objects of dagster and dbt, walked again and again, take a tenth of a small run.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
        gc.set_threshold(50_000, 20, 100)

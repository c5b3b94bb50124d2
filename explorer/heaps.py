"""Memory that the C library keeps for the threads of a server."""

from __future__ import annotations

import ctypes
import sys

M_ARENA_MAX = -8
"""Of glibc's mallopt(3)."""
HEAPS = 2
"""A processor each, as there are about so many at work at once."""


def keep_few_heaps() -> None:
    """Has all threads share some heaps: by itself glibc has up to eight a processor, each keeping the most that its
    threads ever held at once. Another C library has no such setting, and none is made."""
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "mallopt"):
        library.mallopt(M_ARENA_MAX, HEAPS)

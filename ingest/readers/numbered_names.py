"""Names with a number in them, an indicator's or a collection's, and years in short: rows of numbered_names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.catalogue import rows


def numbered_names(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Where such names are in text[low:high]; the number counts nothing."""
    return (match.span() for match in _pattern().finditer(text, low, high))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows("numbered_names")))

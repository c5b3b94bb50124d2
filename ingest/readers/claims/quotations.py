"""The words of another in quotation marks, long enough to be a passage of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.readers.claims.told import Told
from ingest.vocabularies import ClaimKind

_QUOTED = re.compile(
    r"(?=[“‘\"'])(?<![\w’'])(?:“(?P<double>[^“”]+)”|‘(?P<single>[^‘“”]+?)’(?!\w)|\"(?P<plain>[^\"]+)\"|'(?P<prime>[^'“”\"]+?)'(?!\w))"
)
"""A quotation; in single marks it ends at the first that no letter follows."""
FEWEST_WORDS = 10
LONGEST = 1500
"""Characters; what is longer is a mark that was never closed."""


def read(text: str) -> Iterator[Told]:
    """Each quotation of at least FEWEST_WORDS words, without its marks."""
    for match in _QUOTED.finditer(text):
        start, end = match.start() + 1, match.end() - 1
        if end - start <= LONGEST and len(text[start:end].split()) >= FEWEST_WORDS:
            yield Told(ClaimKind.QUOTES, start, end, subject=text[start:end])

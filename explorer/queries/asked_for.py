"""The kinds of findings that ask for something, as SQL."""

from warehouse.findings.directions import ASKED_FOR
from warehouse.sql import literal

ASKED_FOR_KINDS = f"({', '.join(map(literal, sorted(ASKED_FOR)))})"

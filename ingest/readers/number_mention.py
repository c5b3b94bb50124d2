"""A number as it stands in a text, before it is known what it counts."""

from __future__ import annotations

from typing import NamedTuple


class NumberMention(NamedTuple):
    """A number at text[start:end]: `value` is what `printed` says, `unit` what the marks beside it print.

    `form`: digits, word (thirteen), fraction (half), none (no children, none) or all (all of whom, both of whom).
    `unit` is one of records.Observation.unit, or None where only the sentence can tell. `role` ties numbers of one
    print together: low and high (78–80), left and right (53%:71%), part and whole (37 of 90), else "".
    """

    start: int
    end: int
    value: float
    printed: str
    form: str
    unit: str | None
    role: str = ""

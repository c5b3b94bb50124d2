"""Which measure the label of a table's row or of a list of area statistics is: the catalogue's printed forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest import catalogue
from warehouse.meaning.facets import NEGATION, SHORTFALL
from warehouse.meaning.lexicon import lexicon

_MARKUP = re.compile(r"<[^>]{1,40}>|[*_#]+")
_BLANKS = re.compile(r"\s+")
INTRODUCED = ": "
"""What parts the introduction of a list from the own words of an item."""
_PLAIN_MARKS = str.maketrans("‘’“”–—", "''\"\"--")


@dataclass(frozen=True)
class Alias:
    """A printed form of a measure: its place among all forms and the pattern that finds it in a label of its unit."""

    order: int
    pattern: re.Pattern[str]
    measure: str
    breakdown: str
    can_be_denied: bool

    def fits(self, words: str) -> bool:
        """Whether the label says this; what is better when higher is not meant where a label denies it."""
        return bool(self.pattern.search(words)) and not (self.can_be_denied and _denies(words))


def normalised(label: str) -> str:
    """A label as the patterns meet it: lower case, plain quotes and dashes, single blanks, no mark-up."""
    return _BLANKS.sub(" ", _MARKUP.sub(" ", label).lower().translate(_PLAIN_MARKS)).strip()


@cache
def alias_of_row(label: str, unit: str) -> Alias | None:
    """The first printed form that fits the label of a table's row; None where none does."""
    return _first(normalised(label), unit)


@cache
def alias_of_item(label: str, unit: str) -> Alias | None:
    """The first printed form that fits an item of a list, "subject: own words" or own words alone.

    Own words that count something are tried beside the whole; the subject alone is then not what the item counts.
    """
    words = normalised(label)
    subject, _, own = words.rpartition(INTRODUCED)
    if not subject or _says_only_how_much(own):
        return _first(words, unit)
    whole = _first(words, unit)
    fitting = [_first(own, unit) if " " in own else None, None if whole is _first(subject, unit) else whole]
    return min((alias for alias in fitting if alias), key=lambda alias: alias.order, default=None)


def _says_only_how_much(words: str) -> bool:
    """True for "this number had increased": plain words that count nothing of their own."""
    understood = lexicon().understand(words)
    return not understood.concepts and not understood.unexplained


@cache
def _denies(words: str) -> bool:
    """True for "do not have a dental check" and "dental checks overdue", which are no share of checks."""
    return not lexicon().understand(words).named.isdisjoint({NEGATION, SHORTFALL})


def _first(words: str, unit: str) -> Alias | None:
    return next((alias for alias in _aliases().get(unit, ()) if alias.fits(words)), None)


def _can_be_denied(row: dict[str, str], better: set[str]) -> bool:
    """A form that names the negation itself is what it says."""
    return row["measure"] in better and "not " not in row["pattern"]


@cache
def _aliases() -> dict[str, tuple[Alias, ...]]:
    """The forms of each unit in the order in which they are tried."""
    rows = sorted(
        catalogue.rows("measure_aliases"), key=lambda row: (int(row["priority"]), row["unit"], row["pattern"])
    )
    better = {row["measure"] for row in catalogue.rows("measures") if row["polarity"] == "higher_is_better"}
    found: dict[str, list[Alias]] = {}
    for order, row in enumerate(rows):
        alias = Alias(
            order,
            re.compile(row["pattern"], re.IGNORECASE),
            row["measure"],
            row["breakdown"],
            _can_be_denied(row, better),
        )
        found.setdefault(row["unit"], []).append(alias)
    return {unit: tuple(forms) for unit, forms in found.items()}

"""The facets of a figure: what its sentence says that it counts, in plain words with places in the original text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["level", "part", "whole", "change", "gap", "target", "threshold", "sample", "forecast"]
Shape = Literal["stock", "flow", "share", "rate", "duration", "amount", "unknown"]
RESTRICTOR_KINDS = (
    "age",
    "sex",
    "population",
    "key_stage",
    "time_limit",
    "frequency",
    "threshold",
    "cohort",
    "sample",
    "audit",
    "all_but",
    "part_of",
    "place",
    "other",
)
"""What a restrictor narrows; `other` restricts too: what it says is for the lexicon of concepts."""
ANTECEDENTS = (
    "own",
    "of_whom",
    "bracket",
    "comparison",
    "change_from",
    "beside",
    "stem",
    "words",
    "sentence_before",
    "frame",
    "unresolved",
)
"""Where what is counted was said: in the figure's own words, or in those it points back to.

`words` are words before it, of its sentence or of one before, that count nothing themselves.
"""


@dataclass(frozen=True)
class Phrase:
    """Words of the sentence at text[start:end]: `head` and `lemmas` in lower case, `text` as an analyst reads them.

    Masked words are as printed, numbers and dates are left out; the span may hold more than `text` does.
    """

    head: str
    lemmas: tuple[str, ...]
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Restrictor:
    """One thing that narrows the counted set; `meaning` is the canonical word where a cue row gives one.

    `rule` is the row or the rule of syntax that found it. `basis`: own words, the phrase pointed back to
    (`antecedent`), or the paragraph's frame (`frame`); the span is of this sentence only for own words, else -1.
    """

    kind: str
    text: str
    start: int
    end: int
    meaning: str = ""
    rule: str = ""
    basis: Literal["own", "antecedent", "frame"] = "own"


@dataclass(frozen=True)
class Facets:
    """What one figure means by its sentence.

    `counted`: the noun phrase counted (the base where the figure is a share); None where nothing says it.
    `quantity`: the word between (proportion, average). `predicate`: what is said of the counted; `governor`: the verb
    whose object they are. `base`: of what a share or a part is taken, `whole` its printed size where there is one.
    `antecedent`: the words pointed back to, `antecedent_basis` one of ANTECEDENTS. `label`: as an analyst would write
    it, at most 30 words. `unit`: the word of a unit that the number stands with, or the one that it is compared with;
    empty where neither prints one. `rules`: what decided each facet, for whoever wants to check it.
    """

    counted: Phrase | None
    quantity: str
    predicate: Phrase | None
    governor: str
    restrictors: tuple[Restrictor, ...]
    base: Phrase | None
    whole: float | None
    is_negated: bool
    role: Role
    shape: Shape
    antecedent: Phrase | None
    antecedent_basis: str
    label: str
    unit: str
    rules: tuple[str, ...]

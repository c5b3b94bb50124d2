"""What a value may be, by its unit: bounds, whole counts, and the words that lift a bound."""

from __future__ import annotations

import polars as pl

from warehouse.contracts.policy import Guards
from warehouse.contracts.rule import Rule

# Least and greatest value that is no change. Wide on purpose: a bound here catches misreadings (a year read
# as a percentage, a telephone number read as a count); what a measure may be is the catalogue's to say.
BOUNDS: dict[str, tuple[float, float]] = {
    "count": (0, 1e8),
    "percent": (0, 100),
    "percentage_points": (-100, 100),
    "rate_per_10000": (0, 10_000),
    "weeks": (0, 2_000),
    "days": (0, 100_000),
    "months": (0, 600),
    "years": (0, 200),
    "hours": (0, 1e6),
    "miles": (0, 25_000),
    "gbp": (-1e11, 1e11),
    "gbp_thousand": (-1e8, 1e8),
    "gbp_million": (-1e6, 1e6),
    "gbp_billion": (-1e3, 1e3),
    "score": (-1_000, 10_000),
    "points": (-10_000, 10_000),
    "fte": (0, 1e5),
    "ratio": (0, 1e5),
}
GREATEST_PERCENT = 2_000
GREATEST_CHANGE = 20
# A share of something planned or earlier may be more than the whole of it.
MAY_EXCEED_WHOLE = (
    r"(?i)\b(plan|target|budget|capacity|establish|occupan|utilis|increas|rise|rose|grow|grew|more than|higher|"
    r"compared|ratio|change|variance|up by)|\bof (the )?(previous|last|national)"
)
MAY_BE_NEGATIVE = (
    r"(?i)\b(varian|differen|change|reduc|decreas|fell|fall|gap|net|deficit|under ?spen|below|scores?\b)|[+±]/?[-−–]"
)
MAY_BE_FRACTION = (
    r"(?i)\b(averag|mean\b|median|typical|fte\b|wte\b|full[- ]time|caseload|ratio|rate\b|per\b|each\b|score|"
    r"years?\b|weeks?\b|months?\b|days?\b|hours?\b)"
)


def _tells(pattern: str) -> pl.Expr:
    return pl.col("reported_label").str.contains(pattern) | pl.col("quote").str.contains(pattern)


def value_bounds() -> tuple[Rule, ...]:
    """The rules of value and unit; a change is free of the bounds of a level."""
    value, unit, is_change = pl.col("value"), pl.col("unit"), pl.col("is_change")
    least = unit.replace_strict({name: float(low) for name, (low, _) in BOUNDS.items()}, default=None)
    greatest = unit.replace_strict({name: float(high) for name, (_, high) in BOUNDS.items()}, default=None)
    is_percent_beyond = (unit == "percent") & (value <= GREATEST_PERCENT) & _tells(MAY_EXCEED_WHOLE)
    shows = ("value", "unit", "reported_label")
    return (
        Rule("value_is_finite", Guards.CONTENT, "a value must be a finite number", value.is_finite(), shows),
        Rule(
            "words_have_no_value",
            Guards.CONTENT,
            "a cell that prints words keeps its words in the quote and has no value",
            (unit != "text") | value.is_null(),
            shows,
        ),
        Rule(
            "value_not_below_bound",
            Guards.CONTENT,
            "a value that is no change must not lie below its unit's least value",
            (value >= least) | is_change | _tells(MAY_BE_NEGATIVE),
            shows,
        ),
        Rule(
            "value_not_above_bound",
            Guards.CONTENT,
            "a value that is no change must not lie above its unit's greatest value",
            (value <= greatest) | is_change | is_percent_beyond,
            shows,
        ),
        Rule(
            "value_of_possible_size",
            Guards.CONTENT,
            f"no value, nor any change, is more than {GREATEST_CHANGE} times its unit's greatest value",
            value.abs() <= GREATEST_CHANGE * greatest,
            shows,
        ),
        Rule(
            "count_is_whole",
            Guards.CONTENT,
            "a count must be whole unless its label is lost or tells of an average, a ratio or full-time equivalents",
            (unit != "count")
            | (value == value.round(0))
            | is_change
            | pl.col("is_label_lost")
            | _tells(MAY_BE_FRACTION),
            shows,
        ),
    )

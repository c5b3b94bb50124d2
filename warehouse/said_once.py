"""What star and `reporting` would both say at length: the published file says it in `reporting` alone."""

from __future__ import annotations

from collections.abc import Mapping

from warehouse.sql import quoted

IS_NOT_REPORTED = "is_superseded or value is null"
"""Of marts.fct_observations the rows that reporting.observations has not."""
SAID_ONCE: Mapping[tuple[str, str], Mapping[str, str | None]] = {
    ("marts", "fct_findings"): {"text": None, "section": "is_superseded"},
    ("marts", "fct_observations"): {
        "measure_label": None,
        "reported_label": IS_NOT_REPORTED,
        "section": IS_NOT_REPORTED,
        "quote": IS_NOT_REPORTED,
        "review_id": IS_NOT_REPORTED,
    },
}
"""By table its long columns, each with the rows in which it is kept; with None the column itself is left out."""
_SAID_AGAIN = tuple(name for name, kept in SAID_ONCE["marts", "fct_observations"].items() if kept)
STATEMENTS = f"""(
    select facts.* replace (
        {", ".join(f"coalesce(facts.{name}, told.{name}) as {name}" for name in _SAID_AGAIN)}
    )
    from marts.fct_observations as facts left join reporting.observations as told using (observation_id)
)"""
"""The rows of marts.fct_observations of a published file with all that each says, as SQL."""


def published_columns(schema: str, table: str) -> tuple[str, tuple[str, ...]]:
    """What to select of a table of the build, as SQL, and the names of its columns that are left out."""
    said = SAID_ONCE.get((schema, table), {})
    left_out = tuple(name for name, kept in said.items() if kept is None)
    blanked = ", ".join(f"if({kept}, {quoted(name)}, null) as {quoted(name)}" for name, kept in said.items() if kept)
    excluded = f" exclude ({', '.join(map(quoted, left_out))})" if left_out else ""
    replaced = f" replace ({blanked})" if blanked else ""
    return f"*{excluded}{replaced}", left_out

"""The comparison that a command answers with: held for the connection, of chosen authority-years or of a set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from warehouse.authority_years import sharing

HELD = "compared"
"""Temporary table with the columns of reporting.compare."""

OF_SET = f"""
    create or replace temp table {HELD} as
    select * exclude (comparison_set) from reporting.comparison
    where comparison_set = $comparison_set
    order by rowid
"""
RANKED = "ranked_rates"
"""Temporary table with the columns of reporting.ranked."""
CHOSEN = f"""
    create or replace temp table {HELD} as
    select * from reporting.compare($reference, $others)
"""
OF_SUBJECTS = """
    ($measure is null or subject = lower($measure) or lower(label) = lower($measure))
    and ($theme is null or lower(theme) = lower($theme))
"""
"""Which rows of a comparison are asked for, by the names of `Subjects.asked`."""
READ = """
    select sum(documents)
    from marts.dim_authority_years
    where (local_authority_key, year) in (
        select (local_authority_key, year) from reporting.comparison where comparison_set = $comparison_set
    )
"""


@dataclass(frozen=True)
class Subjects:
    """What of a comparison is asked for: a measure or area by code or label, a theme, judgements; all where nothing."""

    measure: str | None = None
    theme: str | None = None
    judgements: bool = False

    @property
    def asked(self) -> dict[str, str | None]:
        """The parameters of OF_SUBJECTS."""
        return {"measure": self.measure.strip() if self.measure else None, "theme": self.theme}

    @property
    def option(self) -> str:
        """The option that narrowed it."""
        return "--measure" if self.measure else "--theme" if self.theme else "--judgements"


def sets_of(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The comparison sets that are published."""
    found = connection.execute("select distinct comparison_set from reporting.comparison order by 1").fetchall()
    return [name for (name,) in found]


def hold_set(connection: duckdb.DuckDBPyConnection, comparison_set: str) -> str:
    """Holds a set of the catalogue, or what can be compared where no document of it is here; gives its title."""
    others = [] if is_read(connection, comparison_set) else sharing(connection)
    if not others:
        connection.execute(OF_SET, {"comparison_set": comparison_set})
        return comparison_set.replace("_", " ").capitalize()
    hold_chosen(connection, others)
    return f"No document of {comparison_set} has been read; instead: {' and '.join(others)}"


def is_read(connection: duckdb.DuckDBPyConnection, comparison_set: str) -> bool:
    """Whether any document of the set's authority-years has been read."""
    documents = connection.execute(READ, {"comparison_set": comparison_set}).fetchone()
    return bool(documents and documents[0])


def hold_chosen(connection: duckdb.DuckDBPyConnection, chosen: Sequence[str]) -> None:
    """Holds the comparison of authority-years, the first of which the others are compared with."""
    connection.execute(CHOSEN, {"reference": chosen[0], "others": list(chosen[1:])})


def hold_ranked(connection: duckdb.DuckDBPyConnection, chosen: Sequence[str], subjects: Subjects) -> None:
    """Holds what can be compared of authority-years in order of the rates, with ranks and control limits."""
    connection.execute(
        f"create or replace temp table {RANKED} as select * from reporting.ranked($reference, $others) "
        f"where {OF_SUBJECTS}",
        {"reference": chosen[0], "others": list(chosen[1:]), **subjects.asked},
    )


def keep_only(connection: duckdb.DuckDBPyConnection, subjects: Subjects) -> bool:
    """Drops from what is held what is not asked for; whether anything is left."""
    connection.execute(
        f"delete from {HELD} where not ({OF_SUBJECTS} and (not $judgements or subject_kind = 'judgement')) is true",
        {**subjects.asked, "judgements": subjects.judgements},
    )
    return connection.execute(f"select 1 from {HELD} limit 1").fetchone() is not None


def labels_of(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Labels of what is held, by measure or judgement area."""
    return dict(connection.execute(f"select distinct subject, label from {HELD}").fetchall())


def members_of(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The authority-years held, that which the others are compared with first."""
    found = connection.execute(f"select member from {HELD} group by member order by bool_or(is_reference) desc, member")
    return [member for (member,) in found.fetchall()]


def rows_of(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """What is held, in its order."""
    return connection.execute(f"select * from {HELD} order by rowid")


def lines_of(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """What is held, of which somebody has a value or grade, in the few columns that a report has room for."""
    return connection.execute(
        f"""
        select
            label || if(breakdown = '', '', ' (' || breakdown || ')') as subject,
            member as authority,
            coalesce(
                regexp_replace(cast(coalesce(value, official_value) as varchar), '\\.0$', ''), replace(grade, '_', ' ')
            ) as value,
            status,
            as_at_end as as_at,
            rate,
            rate_low,
            rate_high,
            ratio,
            ratio_low,
            ratio_high,
            comparable,
            reason
        from {HELD}
        where coalesce(value, official_value, grade_rank) is not null
        order by rowid
        """
    )

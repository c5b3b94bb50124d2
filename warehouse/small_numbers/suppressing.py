"""Selections of the reporting tables in which no small number of children is left, nor what gives one away.

A statement that is withheld keeps its row in `observations`, without its value, its passage and its identifiers, which
are hashes of the value among other things, and without a label that is a clause of the passage; other tables lose the
row. A table of which nobody has said how it is
suppressed is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import duckdb

from warehouse.said_once import STATEMENTS
from warehouse.small_numbers.published import figures_of
from warehouse.small_numbers.texts import prints_small_number
from warehouse.small_numbers.withholding import withheld
from warehouse.sql import literal, quoted

REPORTED = "observations"
HOLD_NO_FIGURES = frozenset(
    {
        *("comparison_neighbours", "coverage", "documents", "finding_themes", "findings", "judgement_timeline"),
        *("judgements", "oversight_timeline", "recurring_issues"),
    }
)
"""Tables whose numbers count documents, years and the like; their passages may print a small number all the same."""
OF_SUBJECTS = frozenset({"comparison", "comparison_wide"})
"""Tables whose rows tell one compared figure: those of a subject go together, since each is told beside the others."""
OF_SERIES = frozenset({"kpi_series"})
"""Tables whose rows tell a figure beside others of its series: those of a series go together."""
OF_RANKS = frozenset({"rates"})
"""Tables whose rows are ranked: those of a measure, part and date go together: a missing rank bounds its value."""
OF_PAIRS = frozenset({"discrepancies"})
"""Tables that tell two figures and their sum: a row goes where one of them is withheld."""
IDENTIFIERS = frozenset({"observation_id", "review_id"})
HIDDEN, HIDDEN_TEXTS, HIDDEN_SUBJECTS = "hidden_observations", "hidden_texts", "hidden_subjects"

# The passages of what is withheld, every finding or statement that stands in the same words, and labels that are a
# clause of their passage: those of running text that is no measure of the catalogue.
_PASSAGES = f"""
    with places as (
        select distinct document_version_id, char_start, char_end, quote
        from {STATEMENTS} inner join {HIDDEN} using (observation_id)
    )
    select quote from places
    union
    select unnest([told.text, findings.quote]) from marts.fct_findings as findings
    left join reporting.findings as told using (finding_id)
    inner join places
        on findings.document_version_id = places.document_version_id
        and findings.char_start < places.char_end and places.char_start < findings.char_end
    union
    select others.quote from {STATEMENTS} as others inner join places
        on others.document_version_id = places.document_version_id
        and others.char_start < places.char_end and places.char_start < others.char_end
    union
    select reported_label from {STATEMENTS} inner join {HIDDEN} using (observation_id)
    where measure is null and reading != 'table'
"""
_SUBJECTS = f"""
    select distinct comparison_set, measure as subject, breakdown
    from marts.fct_compared_measures inner join {HIDDEN} using (observation_id)
"""
_PAIRS = f"""
    select discrepancy_id from marts.fct_discrepancies
    where observation_a in (from {HIDDEN}) or observation_b in (from {HIDDEN})
        or quote_a in (from {HIDDEN_TEXTS}) or quote_b in (from {HIDDEN_TEXTS})
"""
# A rate times its denominator is the number again: one of a hidden denominator gives that away as well.
_RANKED = f"""
    select measure, breakdown, period_end from reporting.rates
    where observation_id in (from {HIDDEN}) or (local_authority_key, denominator, denominator_value) in (
        select local_authority_key, measure, value
        from marts.fct_observations inner join {HIDDEN} using (observation_id)
    )
"""


def suppress(connection: duckdb.DuckDBPyConnection, tables: Iterable[str]) -> dict[str, str]:
    """By reporting table, the selection that replaces it: the same columns, and `is_withheld` where values are.

    Works out what is to be withheld and keeps it in temporary tables of the connection.
    """
    _keep(connection, HIDDEN, "observation_id", sorted(withheld(figures_of(connection))))
    connection.execute(f"create or replace temp table {HIDDEN_TEXTS} as select quote as said from ({_PASSAGES})")
    connection.execute(f"create or replace temp table {HIDDEN_SUBJECTS} as {_SUBJECTS}")
    stated = {table: dict(_columns(connection, table)) for table in tables}
    kept = {table: columns for table, columns in stated.items() if _is_known(table, columns)}
    printing = {text for table, columns in kept.items() for text in _texts(connection, table, columns)}
    _keep(connection, HIDDEN_TEXTS, "said", sorted(printing), add=True)
    return {table: _selection(table, columns) for table, columns in kept.items()}


def _is_known(table: str, columns: dict[str, str]) -> bool:
    return table in HOLD_NO_FIGURES | OF_SUBJECTS | OF_PAIRS or "observation_id" in columns


def _selection(table: str, columns: dict[str, str]) -> str:
    source = f"from reporting.{quoted(table)} as told"
    is_hidden = f"told.observation_id in (from {HIDDEN})"
    if table == REPORTED:
        return f"select {_listed(columns, is_hidden)}, {is_hidden} as is_withheld {source}"
    if table in OF_PAIRS:
        is_hidden = f"told.discrepancy_id in ({_PAIRS})"
    elif table in OF_SERIES:
        is_hidden = f"told.series_id in (select series_id {source} where {is_hidden})"
    elif table in OF_RANKS:
        is_hidden = f"(told.measure, told.breakdown, told.period_end) in ({_RANKED})"
    elif table in OF_SUBJECTS:
        is_hidden = f"(told.comparison_set, told.subject, told.breakdown) in (from {HIDDEN_SUBJECTS})"
    elif table in HOLD_NO_FIGURES:
        is_hidden = "false"
    return f"select {_listed(columns)} {source} where not {is_hidden}"


def _listed(columns: dict[str, str], is_hidden: str = "false") -> str:
    return ", ".join(_expression(name, kind, is_hidden) for name, kind in columns.items())


def _expression(name: str, kind: str, is_hidden: str) -> str:
    column = f"told.{quoted(name)}"
    if kind == "DOUBLE" or name in IDENTIFIERS:
        return f"if({is_hidden}, null, {column}) as {quoted(name)}"
    if kind == "VARCHAR":
        return f"if({column} in (from {HIDDEN_TEXTS}), null, {column}) as {quoted(name)}"
    return column


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str]]:
    return connection.execute(
        "select column_name, data_type from duckdb_columns() "
        "where schema_name = 'reporting' and table_name = ? order by column_index",
        [table],
    ).fetchall()


def _texts(connection: duckdb.DuckDBPyConnection, table: str, columns: dict[str, str]) -> Iterator[str]:
    """Texts of a table that print a small number of children."""
    for name, kind in columns.items():
        if kind == "VARCHAR":
            said = connection.execute(f"select distinct {quoted(name)} from reporting.{quoted(table)}").fetchall()
            yield from (text for (text,) in said if text and prints_small_number(text))


def _keep(
    connection: duckdb.DuckDBPyConnection, table: str, column: str, values: list[str], *, add: bool = False
) -> None:
    if not add:
        connection.execute(f"create or replace temp table {table} ({column} varchar)")
    listed = ", ".join(f"({literal(value)})" for value in values)
    if values:
        connection.execute(f"insert into {table} values {listed}")

"""The SQLAlchemy tables of the build database that Python writes: schemas `landing` and `meta`."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa

from ingest.records import LANDING_TABLES, Fetch, Listing
from ingest.vocabularies import Doubt, RunOutcome, Stop
from warehouse.columns import columns_of, grain_of

LANDING = "landing"
META = "meta"
MEANING = "meaning"
CONTRADICTIONS = "contradictions"
CATALOGUE = "catalogue"

SQL_TYPES: dict[type, type[sa.types.TypeEngine[Any]]] = {
    str: sa.String,
    int: sa.Integer,
    float: sa.Double,
    bool: sa.Boolean,
    dt.date: sa.Date,
    dt.datetime: sa.DateTime,
}

metadata = sa.MetaData()


def _record_table(schema: str, name: str, record: type) -> sa.Table:
    columns = [
        sa.Column(column.name, SQL_TYPES[column.python_type], nullable=column.is_nullable, comment=column.meaning)
        for column in columns_of(record)
    ]
    return sa.Table(name, metadata, *columns, schema=schema, comment=grain_of(record))


def _meta_table(name: str, grain: str, *columns: tuple[str, type[sa.types.TypeEngine[Any]], str]) -> sa.Table:
    return _stated_table(META, name, grain, *columns)


def _stated_table(
    schema: str, name: str, grain: str, *columns: tuple[str, type[sa.types.TypeEngine[Any]], str]
) -> sa.Table:
    listed = [sa.Column(column, kind, comment=meaning) for column, kind, meaning in columns]
    return sa.Table(name, metadata, *listed, schema=schema, comment=grain)


# No primary keys: an index in DuckDB refuses delete-then-insert of one key within a transaction;
# the contracts and dbt's tests hold the keys unique.
landing_tables: dict[str, sa.Table] = {
    name: _record_table(LANDING, name, record) for name, record in LANDING_TABLES.items()
}

runs = _meta_table(
    "runs",
    "One row per run: one refresh from files to publication.",
    ("run_id", sa.String, "identifier of the run"),
    ("started_at", sa.DateTime, "when it started (UTC)"),
    ("ended_at", sa.DateTime, "when it ended (UTC); null while it runs or when it was cut off"),
    ("outcome", sa.String, f"how it ended: {RunOutcome.in_words()}"),
    ("documents_read", sa.Integer, "documents (renditions) read in this run"),
    ("documents_refused", sa.Integer, "documents refused in this run"),
    ("rows_landed", sa.Integer, "records that passed the contracts and were landed in this run"),
    ("rows_rejected", sa.Integer, "records that broke a rule in this run"),
    ("message", sa.String, "why it failed, in a sentence"),
)

landed_files = _meta_table(
    "landed_files",
    "One row per file whose reading is in the landing tables.",
    ("file_sha256", sa.String, "SHA-256 of the file's bytes"),
    ("file_name", sa.String, "base name under which the file was first seen"),
    ("reader_fingerprint", sa.String, "fingerprint of the code and catalogue that read it; a new one: read again"),
    ("run_id", sa.String, "run that landed it"),
    ("landed_at", sa.DateTime, "when it was landed (UTC)"),
    ("documents_read", sa.Integer, "documents (renditions) read in it"),
    ("documents_refused", sa.Integer, "documents refused in it"),
    ("rows_landed", sa.Integer, "records landed from it"),
    ("rows_rejected", sa.Integer, "records rejected from it"),
)

rejected_records = _meta_table(
    "rejected_records",
    "One row per rule broken by a record: the record was set aside and is not published.",
    ("rejection_id", sa.String, "identifier: hash of file, table, record and rule"),
    ("file_sha256", sa.String, "SHA-256 of the file it was read from"),
    ("document_file", sa.String, "base name of that file"),
    ("rendition_id", sa.String, "the document in the file it was read from"),
    ("table_name", sa.String, "landing table it was meant for"),
    ("record_id", sa.String, "key of the record"),
    ("rule", sa.String, "short name of the rule it broke"),
    ("message", sa.String, "what the rule asks and what was found, for an analyst"),
    ("is_blocking", sa.Boolean, "true where the table as a whole broke it, which stops the publication"),
    ("record", sa.String, "the record as JSON, personal details redacted"),
    ("run_id", sa.String, "run that rejected it"),
    ("stop", sa.String, f"stop of the walk at which it was set aside: {Stop.in_words()}"),
)

decisions = _meta_table(
    "decisions",
    "One row a decision that a person entered about an item of the review list or about a value.",
    ("review_id", sa.String, "the item as it was when it was decided"),
    ("kind", sa.String, "kind of the item, a key of the catalogue's review kinds"),
    ("decision", sa.String, "accepted, corrected or dismissed"),
    ("corrected_value", sa.Double, "what is meant, where the printed value is corrected"),
    ("reason", sa.String, "why, in the person's words"),
    ("decided_by", sa.String, "who decided"),
    ("decided_at", sa.DateTime, "when it was decided (UTC)"),
    ("file_sha256", sa.String, "SHA-256 of the file that it is about"),
    ("document_id", sa.String, "the document in it"),
    ("document_file", sa.String, "base name of that file"),
    ("place", sa.Integer, "where the value is printed in the stored text; null where the item is no single value"),
    ("printed", sa.String, "what the document must still print there"),
    ("expected_value", sa.Double, "the value that must still be read there"),
    ("page", sa.Integer, "page of the file, where pages are known"),
    ("quote", sa.String, "the passage it was decided on, verbatim"),
)

fetches = _record_table(META, "fetches", Fetch)
listings = _record_table(META, "listings", Listing)

meta_tables: dict[str, sa.Table] = {
    table.name: table for table in (runs, landed_files, rejected_records, decisions, fetches, listings)
}

observation_meanings = _stated_table(
    MEANING,
    "observation_meanings",
    "One row a figure: the measure it was given, or why it has none, and whether its value is plausible.",
    ("observation_id", sa.String, "the figure"),
    ("measure", sa.String, "measure of the catalogue; null where none accounts for all that is said"),
    ("breakdown", sa.String, "which part of the measure it is: k=v; k=v, sorted; empty for the whole"),
    ("decided_by", sa.String, "what decided, in words"),
    ("implausible_because", sa.String, "why the value cannot be what its measure says; null where it can"),
    (
        "official_period_start",
        sa.Date,
        "first day of the official value of the same quantity; null where there is none",
    ),
    ("official_period_end", sa.Date, "last day of the official value of the same quantity"),
    ("official_source", sa.String, "publication that gave it on the document's day, or where none had yet, first"),
    ("small_number_of", sa.String, "what a count from 1 to 5 that is or may be of children counts; null for others"),
    ("lowest_value", sa.Double, "least value that the printed figure may stand for; -infinity where it says «under»"),
    ("highest_value", sa.Double, "greatest value that it may stand for; infinity where it says «over»"),
)

finding_directions = _stated_table(
    MEANING,
    "finding_directions",
    "One row a finding: which way it speaks of practice.",
    ("finding_id", sa.String, "the finding"),
    ("direction", sa.String, "what the passage says about practice"),
)

finding_themes = _stated_table(
    MEANING,
    "finding_themes",
    "One row a finding and a theme whose subjects it names.",
    ("finding_id", sa.String, "the finding"),
    ("theme", sa.String, "theme of the catalogue"),
    ("weight", sa.Double, "how strongly its words show the theme, 1 or more"),
    ("direction", sa.String, "what those of its sentences that name the theme say of practice"),
)

finding_shortfalls = _stated_table(
    MEANING,
    "finding_shortfalls",
    "One row a thing that a finding asks for or finds wanting, in one sentence.",
    ("finding_id", sa.String, "the finding"),
    ("shortfall_number", sa.Integer, "its place among those of the finding, from 1"),
    ("sentence", sa.String, "the sentence that says so: a piece of the finding's text, letter for letter"),
    ("subject", sa.String, "what falls short: a subject of the catalogue"),
    ("concerned", sa.String, "subjects that say for whom or in whose hands it is, joined by commas; empty when none"),
    ("populations", sa.String, "children it is about (looked_after, ...), joined by commas; empty when none"),
    ("aspects", sa.String, "in which aspects of the catalogue, joined by commas"),
    ("is_asked", sa.Boolean, "true where the finding asks for it, false where it finds it wanting"),
)

finding_words = _stated_table(
    MEANING,
    "finding_words",
    "One row a finding and a word of it, of two or more letters or digits, that says something.",
    ("finding_id", sa.String, "the finding"),
    ("word", sa.String, "the word in lower case, without a possessive ending"),
    ("stem", sa.String, "what the word and its other forms have in common (Snowball)"),
    ("mentions", sa.Integer, "how often the word stands in the finding"),
)

meaning_tables: dict[str, sa.Table] = {
    table.name: table
    for table in (observation_meanings, finding_directions, finding_themes, finding_shortfalls, finding_words)
}

kept_from = _stated_table(
    MEANING,
    "kept_from",
    "One row a stop and a key: from what the rows that stand were made. It is not published.",
    ("stop", sa.String, "the stop that made them"),
    ("key", sa.String, "file, document or authority that they are of"),
    ("made_from", sa.String, "hash of all that they follow from beside code and catalogue"),
    ("code", sa.String, "hash of the code and the catalogue that made them"),
)

contradictions = _stated_table(
    CONTRADICTIONS,
    "contradictions",
    "One row a contradiction that a rule found: two places, or one that alone cannot be.",
    ("kind", sa.String, "what kind of contradiction it is"),
    ("rule", sa.String, "the rule that found it: a module of warehouse/contradictions/rules"),
    ("rendition_a", sa.String, "the document of the first place"),
    ("observation_a", sa.String, "the figure in the first place; null where a passage is meant"),
    ("page_a", sa.Integer, "page of the first place, where pages are known"),
    ("quote_a", sa.String, "the passage of the first place"),
    ("value_a", sa.Double, "value in the first place"),
    ("rendition_b", sa.String, "the document of the second place; null where the first alone cannot be"),
    ("observation_b", sa.String, "the figure in the second place; null where a passage is meant"),
    ("page_b", sa.Integer, "page of the second place, where pages are known"),
    ("quote_b", sa.String, "the passage of the second place"),
    ("value_b", sa.Double, "value in the second place, or what the arithmetic gives"),
    ("arithmetic", sa.String, "the contradiction as a calculation in words"),
    ("severity", sa.String, "how far the figures lie apart"),
    ("status", sa.String, "whether both can hold"),
    ("doubts", sa.String, f"what might reconcile them, joined by commas ({Doubt.in_words()}); empty where it is firm"),
)

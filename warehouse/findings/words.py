"""The words of findings and their stems, by which findings are searched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.stemming import stem_of
from warehouse.tables import finding_words

_COUNTED = """
    create or replace temp table counted as
    with words as (
        select finding_id, unnest(regexp_extract_all(
            regexp_replace(translate(lower(text), '‘’', ''''''), '''s\\b', '', 'g'), '[a-z]+|[0-9]+'
        )) as word
        from texts
    )
    select finding_id, word, count(*) as mentions from words where length(word) > 1 group by all
"""
_INSERT = f"insert into {finding_words.fullname} by name select * from counted inner join stems using (word)"
_TEXTS = pa.schema([("finding_id", pa.string()), ("text", pa.string())])
_STEMS = pa.schema([("word", pa.string()), ("stem", pa.string())])


def insert_words(connection: duckdb.DuckDBPyConnection, findings: Sequence[Mapping[str, Any]]) -> None:
    """Inserts a row a word of each finding; words without a stem say nothing."""
    connection.register("texts", pa.table({name: [row[name] for row in findings] for name in _TEXTS.names}, _TEXTS))
    connection.execute(_COUNTED)
    words = [word for (word,) in connection.execute("select distinct word from counted").fetchall()]
    stems = [{"word": word, "stem": stem} for word in words if (stem := stem_of(word))]
    connection.register("stems", pa.Table.from_pylist(stems, _STEMS))
    connection.execute(_INSERT)
    connection.unregister("texts")
    connection.unregister("stems")
    connection.execute("drop table counted")

"""The words of findings and their stems, by which findings are searched: of those whose rows a stop makes."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from warehouse.kept import RENEWED
from warehouse.stemming import stem_of
from warehouse.tables import LANDING, finding_words

_COUNTED = f"""
    create or replace temp table counted as
    with words as (
        select finding_id, unnest(regexp_extract_all(
            regexp_replace(translate(lower(text), '‘’', ''''''), '''s\\b', '', 'g'), '[a-z]+|[0-9]+'
        )) as word
        from {LANDING}.findings
        where rendition_id in (select key from {RENEWED})
    )
    select finding_id, word, count(*) as mentions from words where length(word) > 1 group by all
"""
_INSERT = f"""
    insert into {finding_words.fullname} by name
    select * from counted inner join stems using (word) order by finding_id, word
"""


def insert_words(connection: duckdb.DuckDBPyConnection) -> None:
    """Inserts a row a word of each finding of a rendition in RENEWED; words without a stem say nothing."""
    connection.execute(_COUNTED)
    words = [word for (word,) in connection.execute("select distinct word from counted order by word").fetchall()]
    stemmed = [(word, stem) for word in words if (stem := stem_of(word))]
    columns = {"word": [word for word, _ in stemmed], "stem": [stem for _, stem in stemmed]}
    connection.register("stems", pa.table(columns, pa.schema([("word", pa.string()), ("stem", pa.string())])))
    connection.execute(_INSERT)
    connection.unregister("stems")
    connection.execute("drop table counted")

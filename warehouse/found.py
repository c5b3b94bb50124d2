"""Findings by their words: ranked by those of a query that they hold, by BM25 scores that are published."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import duckdb

# Findings that hold more of the query's words come first, whatever one rare word scores.
_HELD = """
    with stems as (
        select distinct stem_number from marts.dim_words where list_contains($words, word)
    ),
    ranked as (
        select finding_number, count(*) as held, sum(score) as score
        from marts.bridge_finding_terms inner join stems using (stem_number)
        where $areas is null or finding_number in (
            select finding_number from reporting.findings where list_contains($areas, local_authority)
        )
        group by finding_number
    )"""
RANKED = f"""{_HELD},
    best as (
        from ranked order by held desc, score desc, finding_number limit $limit
    )
    select
        f.local_authority, d.kind as document_kind,
        coalesce(d.published_date, d.letter_date, d.meeting_date, d.fieldwork_end_date) as document_date,
        f.section, f.paragraph, f.page, f.kind, f.text, d.document_file, f.finding_id,
        f.event_kind, f.event_end_date, f.line, f.local_authority_key
    from best
    inner join reporting.findings as f using (finding_number)
    left join reporting.documents as d on f.document_id = d.document_id and d.counted_under is null
    order by held desc, score desc, finding_number
"""
COUNTED = f"""{_HELD}
    select count(*) as findings, count(*) filter (held = (select count(*) from stems)) as with_every_word from ranked
"""
"""How many findings hold any word of a query, and how many every one that a finding holds."""
# Every word that a query means: another form of the same word has the same stem.
MEANT = """
    select words.word, list_contains($words, words.word) as is_asked
    from marts.dim_words as words
    semi join (select stem_number from marts.dim_words where list_contains($words, word)) as asked using (stem_number)
    order by words.word
"""
# Of several forms of one word the shortest.
BEGINNING = """
    select word, findings
    from marts.dim_words
    where starts_with(word, $begins)
    qualify row_number() over (partition by stem_number order by length(word), word) = 1
    order by findings desc, word
    limit $limit
"""
_WORD = re.compile(r"[a-z]+|[0-9]+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)


def words_of(query: str) -> list[str]:
    """The words of a query as those of findings are told apart: in lower case, without a possessive s."""
    return _WORD.findall(_POSSESSIVE.sub("", query.lower()))


def marked(text: str, words: Collection[str]) -> list[tuple[str, bool]]:
    """A passage in parts, each with whether it is one of the words (in lower case)."""
    parts, end = [], 0
    for found in _WORD.finditer(text):
        if found[0].lower() in words:
            parts += [(text[end : found.start()], False), (found[0], True)]
            end = found.end()
    return [part for part in (*parts, (text[end:], False)) if part[0]]


def find(
    connection: duckdb.DuckDBPyConnection, query: str, limit: int, areas: Sequence[str] | None = None
) -> duckdb.DuckDBPyConnection:
    """The best findings for the words of the query, of these local authorities or of all, to be fetched."""
    return connection.execute(RANKED, {"words": words_of(query), "limit": limit, "areas": areas})

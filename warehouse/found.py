"""Findings by their words: ranked by those of a query that they hold, by BM25 scores that are published."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

import duckdb

# Of `$words`, and in so far as they are not null of `$areas`, of the years `$from_year` to `$to_year` and with each of
# `$phrases` word for word, told apart as words of a query are; `$quoted` are the words of the phrases.
_HELD = """
    with stems as (
        select stem_number, bool_or(list_contains($quoted, word)) as is_quoted
        from marts.dim_words
        where list_contains($words, word)
        group by stem_number
    ),
    holding as (
        select finding_number, count(*) as held, sum(score) as score, count(*) filter (is_quoted) as quoted
        from marts.bridge_finding_terms inner join stems using (stem_number)
        group by finding_number
    ),
    told as (
        select
            f.local_authority, d.kind as document_kind,
            coalesce(d.published_date, d.letter_date, d.meeting_date, d.fieldwork_end_date) as document_date,
            f.section, f.paragraph, f.page, f.kind, f.text, d.document_file, f.finding_id,
            f.event_kind, f.event_end_date, f.line, f.local_authority_key, f.finding_number,
            coalesce(f.event_end_date, f.event_start_date, document_date) as said_on
        from reporting.findings as f
        left join reporting.documents as d on f.document_id = d.document_id and d.counted_under is null
        where ($areas is null or list_contains($areas, f.local_authority))
    ),
    ranked as (
        select holding.held, holding.score, told.*
        from holding
        inner join told using (finding_number)
        where ($from_year is null or year(told.said_on) >= $from_year)
            and ($to_year is null or year(told.said_on) <= $to_year)
            -- A text is gone through where it holds every word of the phrases: by `case`, lest all of them are.
            and ($phrases is null or case
                when holding.quoted = (select count(*) from stems where is_quoted)
                    then len(list_filter($phrases, lambda phrase: contains(
                        ' ' || regexp_replace(lower(told.text) || ' ', '(?:[''’]s)?[^a-z0-9]+', ' ', 'g'),
                        ' ' || phrase || ' '
                    ))) = len($phrases)
            end)
    )"""
# Findings that hold more of the query's words come first, whatever one rare word scores.
RANKED = f"""{_HELD}
    select * exclude (held, score, finding_number, said_on)
    from ranked
    order by held desc, if($is_by_date, said_on, null) desc nulls last, score desc, finding_number
    limit $limit
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
_PHRASE = re.compile(r'["“”]([^"“”]*)["“”]')
_WORD = re.compile(r"[a-z]+|[0-9]+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)


def words_of(query: str) -> list[str]:
    """The words of a query as those of findings are told apart: in lower case, without a possessive s."""
    return _WORD.findall(_POSSESSIVE.sub("", query.lower()))


def phrases_of(query: str) -> list[str]:
    """What a query has in quotation marks, to be found word for word: words as of a query, with a blank between."""
    phrases = (" ".join(words_of(phrase)) for phrase in _PHRASE.findall(query))
    return list(dict.fromkeys(filter(None, phrases)))


def marked(text: str, words: Collection[str]) -> list[tuple[str, bool]]:
    """A passage in parts, each with whether it is one of the words (in lower case)."""
    parts, end = [], 0
    for found in _WORD.finditer(text):
        if found[0].lower() in words:
            parts += [(text[end : found.start()], False), (found[0], True)]
            end = found.end()
    return [part for part in (*parts, (text[end:], False)) if part[0]]


def asked_for(
    query: str,
    areas: Sequence[str] | None = None,
    from_year: int | None = None,
    to_year: int | None = None,
) -> dict[str, Any]:
    """What RANKED and COUNTED are asked, beside the limit and the order of RANKED."""
    phrases = phrases_of(query)
    quoted = [word for phrase in phrases for word in phrase.split()]
    return {
        "words": words_of(query),
        "quoted": quoted,
        "phrases": phrases or None,
        "areas": areas,
        "from_year": from_year,
        "to_year": to_year,
    }


def find(
    connection: duckdb.DuckDBPyConnection, query: str, limit: int, areas: Sequence[str] | None = None
) -> duckdb.DuckDBPyConnection:
    """The best findings for the words of the query, with what it has in quotation marks word for word, of these local
    authorities or of all, to be fetched."""
    return connection.execute(RANKED, {**asked_for(query, areas), "limit": limit, "is_by_date": False})

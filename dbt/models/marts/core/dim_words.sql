with
rarities as (
    select * from {{ ref('int_term_rarities') }}
),

words as (
    select * from {{ ref('stg_finding_words') }}
),

findings as (
    select * from {{ ref('fct_findings') }}
    where not is_superseded
),

stems as (
    select distinct
        words.word,
        words.stem
    from words
    semi join findings on words.finding_id = findings.finding_id
)

select
    stems.word,
    stems.stem,
    rarities.stem_number,
    rarities.findings
from stems
inner join rarities on stems.stem = rarities.stem
order by stems.word

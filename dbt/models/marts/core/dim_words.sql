with
rarities as (
    select * from {{ ref('int_term_rarities') }}
),

stems as (
    select * from {{ ref('int_word_stems') }}
)

select
    stems.word,
    stems.stem,
    rarities.stem_number,
    rarities.findings
from stems
inner join rarities on stems.stem = rarities.stem
order by stems.word

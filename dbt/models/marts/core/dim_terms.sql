with
rarities as (
    select * from {{ ref('int_term_rarities') }}
),

stems as (
    select * from {{ ref('int_word_stems') }}
)

select
    rarities.stem,
    list(stems.word order by stems.word) as words,
    any_value(rarities.findings) as findings,
    any_value(rarities.rarity) as rarity
from rarities
inner join stems on rarities.stem = stems.stem
group by rarities.stem

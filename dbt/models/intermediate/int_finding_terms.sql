with
words as (
    select * from {{ ref('int_finding_words') }}
),

stems as (
    select * from {{ ref('int_word_stems') }}
    where stem is not null
)

select
    words.finding_id,
    stems.stem,
    sum(words.mentions)::integer as mentions
from words
inner join stems on words.word = stems.word
group by words.finding_id, stems.stem

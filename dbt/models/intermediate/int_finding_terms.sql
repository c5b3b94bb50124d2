with
words as (
    select * from {{ ref('stg_finding_words') }}
),

findings as (
    select * from {{ ref('stg_findings') }}
),

renditions as (
    select * from {{ ref('int_renditions') }}
    where is_current
)

select
    words.finding_id,
    words.stem,
    sum(words.mentions)::integer as mentions
from words
inner join findings on words.finding_id = findings.finding_id
inner join renditions on findings.rendition_id = renditions.rendition_id
group by words.finding_id, words.stem

with
findings as (
    select * from {{ ref('stg_findings') }}
),

renditions as (
    select * from {{ ref('int_renditions') }}
    where is_current
),

words as (
    select
        findings.finding_id,
        unnest(
            regexp_extract_all(
                regexp_replace({{ normalised_passage('findings.text') }}, '''s\b', '', 'g'), '[a-z]+|[0-9]+'
            )
        ) as word
    from findings
    inner join renditions on findings.rendition_id = renditions.rendition_id
)

select
    finding_id,
    word,
    count(*) as mentions
from words
where length(word) > 1
group by finding_id, word

with
renditions as (
    select * from {{ ref('int_renditions') }}
),

observations as (
    select * from {{ ref('int_observation_measures') }}
),

matches as (
    select * from {{ ref('int_rendition_matches') }}
),

grades as (
    select * from {{ ref('stg_judgements') }}
    where is_headline and grade is not null
),

pairs as (
    select
        published.document_id,
        published.rendition_id,
        other.rendition_id as other_rendition_id
    from renditions as published
    inner join renditions as other on published.document_version_id = other.document_version_id
    where published.is_published and not other.is_published and other.outcome <> 'refused'
),

disagreements as (
    select
        pairs.*,
        matches.observation_id,
        matches.other_observation_id,
        matches.agreement as kind
    from pairs
    inner join matches on pairs.other_rendition_id = matches.pair
    where matches.agreement <> 'same_statement'
    union all by name
    select
        pairs.*,
        observations.observation_id,
        'missing_in_other' as kind
    from pairs
    inner join observations on pairs.rendition_id = observations.rendition_id
    anti join matches
        on pairs.other_rendition_id = matches.pair and observations.observation_id = matches.observation_id
    union all by name
    select
        pairs.*,
        observations.observation_id as other_observation_id,
        'missing_in_published' as kind
    from pairs
    inner join observations on pairs.other_rendition_id = observations.rendition_id
    anti join matches
        on pairs.other_rendition_id = matches.pair and observations.observation_id = matches.other_observation_id
)

select
    {{ hashed_key(['disagreements.other_rendition_id', 'disagreements.observation_id', 'other_observation_id']) }}
        as disagreement_id,
    disagreements.document_id,
    disagreements.kind,
    coalesce(published.measure, other.measure) as measure,
    disagreements.rendition_id,
    published.value,
    published.unit,
    published.period_end,
    published.quote,
    disagreements.other_rendition_id,
    other.value as other_value,
    other.unit as other_unit,
    other.period_end as other_period_end,
    other.quote as other_quote
from disagreements
left join observations as published on disagreements.observation_id = published.observation_id
left join observations as other on disagreements.other_observation_id = other.observation_id
union all by name
select
    {{ hashed_key(['pairs.other_rendition_id', 'published.judgement_id', 'other.judgement_id']) }} as disagreement_id,
    pairs.document_id,
    'other_grade' as kind,
    published.area as measure,
    pairs.rendition_id,
    published.grade_rank::double as value,
    'grade' as unit,
    published.quote,
    pairs.other_rendition_id,
    other.grade_rank::double as other_value,
    'grade' as other_unit,
    other.quote as other_quote
from pairs
inner join grades as published on pairs.rendition_id = published.rendition_id
inner join grades as other
    on
        pairs.other_rendition_id = other.rendition_id
        and published.area = other.area
        and published.grade_rank <> other.grade_rank

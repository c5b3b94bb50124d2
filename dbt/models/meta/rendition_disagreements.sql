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

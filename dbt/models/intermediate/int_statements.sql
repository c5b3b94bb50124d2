with
observations as (
    select * from {{ ref('int_observation_measures') }}
),

renditions as (
    select * from {{ ref('int_renditions') }}
),

-- A text has no pages: its statement takes the page of the same statement in the document's PDF.
pages as (
    select
        observation_id,
        min(other_page) as page
    from {{ ref('int_rendition_matches') }}
    where agreement <> 'other_value'
    group by observation_id
),

decisions as (
    select * from {{ ref('int_value_decisions') }}
)

select
    observations.* exclude (page, decided_by),
    coalesce(observations.page, pages.page) as page,
    renditions.document_version_id,
    renditions.document_id,
    renditions.document_file,
    renditions.kind as document_kind,
    renditions.title as document_title,
    renditions.framework,
    renditions.local_authority_key,
    renditions.local_authority,
    renditions.published_date,
    renditions.document_date,
    coalesce(renditions.fieldwork_end_date, renditions.letter_date) as event_date,
    renditions.seen_order,
    renditions.is_current,
    renditions.is_superseded,
    {{ hashed_key(['period_kind', 'period_start', 'period_end']) }} as period_id,
    coalesce(decisions.review_id, {{ review_id('value', [
        'renditions.file_sha256', 'observations.value_start', 'observations.value_printed'
    ]) }}) as review_id,
    decisions.decision,
    decisions.corrected_value,
    decisions.decided_by,
    decisions.decided_at,
    decisions.decision_reason
from observations
inner join renditions on observations.rendition_id = renditions.rendition_id
left join pages on observations.observation_id = pages.observation_id
left join decisions on observations.observation_id = decisions.observation_id
where renditions.is_published

with
findings as (
    select * from {{ ref('stg_findings') }}
),

renditions as (
    select * from {{ ref('int_renditions') }}
    where is_current and local_authority_key is not null
),

events as (
    select * from {{ ref('int_document_events') }}
    where is_own_event
)

-- What was asked for and what was found wanting: a letter makes no requests, but says what is not yet good.
select
    findings.finding_id,
    renditions.local_authority_key,
    renditions.document_id,
    coalesce(events.event_kind, renditions.kind) as event_kind,
    coalesce(events.start_date, renditions.fieldwork_start_date, renditions.letter_date, renditions.meeting_date)
        as item_date
from findings
inner join renditions on findings.rendition_id = renditions.rendition_id
left join events on renditions.document_version_id = events.document_version_id
where
    findings.kind in ('area_for_improvement', 'recommendation', 'requirement', 'priority_action', 'weakness')
    or findings.direction in ('weakness', 'declining', 'mixed')

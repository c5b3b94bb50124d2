with
shortfalls as (
    select * from {{ ref('stg_finding_shortfalls') }}
),

subjects as (
    select * from {{ ref('stg_subjects') }}
    where theme is not null
),

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

select
    shortfalls.*,
    subjects.theme,
    subjects.label as subject_label,
    subjects.broader,
    subjects.told_by_aspect,
    subjects.own_aspect,
    renditions.local_authority_key,
    renditions.document_id,
    events.event_id,
    coalesce(events.event_kind, renditions.kind) as event_kind,
    coalesce(events.start_date, renditions.fieldwork_start_date, renditions.letter_date, renditions.meeting_date)
        as item_date
from shortfalls
inner join subjects on shortfalls.subject = subjects.subject
inner join findings on shortfalls.finding_id = findings.finding_id
inner join renditions on findings.rendition_id = renditions.rendition_id
left join events on renditions.document_version_id = events.document_version_id
-- What a council's own paper recommends is a decision to be taken, not something found wanting.
where
    not (
        findings.kind = 'recommendation'
        and renditions.kind in (
            'committee_report', 'committee_appendix', 'minutes', 'annual_report', 'performance_scorecard'
        )
    )

with
findings as (
    select * from {{ ref('fct_findings') }}
    where not is_superseded
),

finding_themes as (
    select * from {{ ref('bridge_finding_themes') }}
),

themes as (
    select * from {{ ref('dim_themes') }}
),

documents as (
    select * from {{ ref('dim_documents') }}
),

events as (
    select * from {{ ref('dim_oversight_events') }}
)

select
    findings.finding_id,
    documents.local_authority,
    finding_themes.theme,
    themes.label as theme_label,
    finding_themes.direction,
    findings.kind,
    findings.judgement_area,
    events.event_kind,
    events.start_date as event_start_date,
    events.end_date as event_end_date,
    findings.document_id,
    documents.document_file,
    findings.page,
    findings.local_authority_key
from finding_themes
inner join findings on finding_themes.finding_id = findings.finding_id
inner join themes on finding_themes.theme = themes.theme
inner join documents on findings.document_version_id = documents.document_version_id
left join events on findings.event_id = events.event_id
order by documents.local_authority, findings.finding_number, finding_themes.theme

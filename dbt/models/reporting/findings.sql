with
findings as (
    select * from {{ ref('fct_findings') }}
    where not is_superseded
),

documents as (
    select * from {{ ref('dim_documents') }}
),

events as (
    select * from {{ ref('dim_oversight_events') }}
),

themes as (
    select
        finding_id,
        -- An aggregate in an order keeps rows of its own for each group: a nation's did not fit into memory.
        array_to_string(list_sort(list(theme)), '; ') as themes
    from {{ ref('bridge_finding_themes') }}
    group by finding_id
)

select
    findings.finding_id,
    documents.local_authority,
    findings.document_id,
    documents.document_file,
    events.event_kind,
    events.start_date as event_start_date,
    events.end_date as event_end_date,
    findings.section,
    findings.paragraph,
    findings.kind,
    findings.judgement_area,
    findings.text,
    coalesce(themes.themes, '') as themes,
    findings.page,
    findings.due_date,
    findings.direction,
    findings.strand,
    findings.local_authority_key,
    findings.finding_number,
    findings.line,
    events.judged_body
from findings
inner join documents on findings.document_version_id = documents.document_version_id
left join events on findings.event_id = events.event_id
left join themes on findings.finding_id = themes.finding_id
order by documents.local_authority, findings.finding_number

with
findings as (
    select * from {{ ref('stg_findings') }}
),

directions as (
    select * from {{ ref('stg_finding_directions') }}
),

renditions as (
    select * from {{ ref('int_renditions') }}
    where is_published
),

events as (
    select * from {{ ref('int_document_events') }}
    where is_own_event
),

pages as (
    select * from {{ ref('int_record_pages') }}
)

select
    findings.finding_id,
    renditions.document_version_id,
    renditions.document_id,
    events.event_id,
    renditions.local_authority_key,
    findings.kind,
    findings.judgement_area,
    directions.direction,
    findings.strand,
    findings.text,
    findings.due_date,
    renditions.is_superseded,
    findings.section,
    findings.paragraph,
    coalesce(findings.page, pages.page) as page,
    findings.line,
    -- What the text says already is not said twice, but of what only stands here.
    if(
        renditions.is_superseded or trim(regexp_replace(findings.quote, '\s+', ' ', 'g')) <> findings.text,
        findings.quote, null
    ) as quote,
    findings.char_start,
    findings.char_end,
    (row_number() over place)::integer as finding_number
from findings
inner join renditions on findings.rendition_id = renditions.rendition_id
inner join directions on findings.finding_id = directions.finding_id
left join events on renditions.document_version_id = events.document_version_id
left join pages on findings.finding_id = pages.record_id
window place as (order by renditions.document_id, findings.char_start, findings.finding_id)
-- What stands together in a document is alike: in its order the words take half the space.
order by finding_number

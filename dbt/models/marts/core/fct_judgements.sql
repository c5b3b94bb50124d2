with
judgements as (
    select * from {{ ref('int_judgements') }}
),

documents as (
    select * from {{ ref('dim_documents') }}
),

document_events as (
    select * from {{ ref('int_document_events') }}
),

events as (
    select * from document_events
    where is_own_event
),

told_events as (
    select * from document_events
    where event_kind = 'earlier_inspection' and framework is null
),

predecessors as (
    select * from {{ ref('int_predecessors') }}
),

pages as (
    select * from {{ ref('int_record_pages') }}
),

dated as (
    select
        judgements.*,
        documents.document_id,
        -- What is told of a day before the authority began is its predecessor's.
        if(predecessors.began_on is null, documents.local_authority_key, predecessors.predecessor_key)
            as local_authority_key,
        documents.is_superseded,
        judgements.event_kind = 'earlier_inspection' as is_second_hand,
        if(is_second_hand, told_events.event_id, events.event_id) as event_id,
        coalesce(judgements.judged_from, if(is_second_hand, null, documents.fieldwork_start_date))
            as fieldwork_start_date,
        coalesce(judgements.judged_to, if(is_second_hand, null, documents.fieldwork_end_date)) as fieldwork_end_date,
        if(is_second_hand, judgements.published_to, documents.published_date) as published_date
    from judgements
    inner join documents on judgements.document_version_id = documents.document_version_id
    left join events on judgements.document_version_id = events.document_version_id
    left join told_events
        on
            if(judgements.event_kind = 'earlier_inspection', judgements.document_version_id, null)
            = told_events.document_version_id
            and judgements.judged_from is not distinct from told_events.start_date
            and judgements.judged_to is not distinct from told_events.end_date
            and (judgements.published_to is not distinct from told_events.published_date)
            and if(judgements.area is null, lower(judgements.area_printed), null)
            is not distinct from lower(told_events.areas_covered)
    left join predecessors
        on
            if(judgements.event_kind = 'earlier_inspection', documents.local_authority_key, null)
            = predecessors.local_authority_key
            and coalesce(judgements.judged_to, judgements.published_to) < predecessors.began_on
)

select
    dated.judgement_id,
    dated.document_version_id,
    dated.document_id,
    dated.event_id,
    dated.local_authority_key,
    dated.framework,
    dated.event_kind,
    dated.fieldwork_start_date,
    dated.fieldwork_end_date,
    dated.published_date,
    dated.area,
    dated.area_printed,
    dated.grade,
    dated.grade_printed,
    dated.grade_rank,
    dated.status,
    dated.comparability,
    dated.comparability_note,
    dated.is_headline,
    dated.is_second_hand,
    dated.is_superseded,
    dated.section,
    dated.paragraph,
    coalesce(dated.page, pages.page) as page,
    dated.line,
    dated.quote,
    dated.char_start,
    dated.char_end,
    if(
        dated.is_second_hand,
        {{ date_precision(
            'coalesce(dated.fieldwork_start_date, dated.published_from)',
            'coalesce(dated.fieldwork_end_date, dated.published_date)'
        ) }},
        'day'
    ) as date_precision,
    if(dated.fieldwork_end_date is null, 'publication', 'inspection') as date_kind,
    dated.is_framework_by_date
from dated
left join pages on dated.judgement_id = pages.record_id

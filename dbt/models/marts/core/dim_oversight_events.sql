with
tellings as (
    select
        *,
        bool_or(is_current) over of_event as is_told_today,
        bool_or(not is_told) over of_event as has_own_document,
        -- In an order of its own, not that in which documents came.
        list_sort(
            list(distinct visit_number || ' since ' || counted_since) filter (visit_number is not null) over of_event
        ) as visit_counts,
        (count(distinct document_id) filter (where is_current) over of_event)::integer as told_by_documents
    from {{ ref('int_document_events') }}
    window of_event as (partition by event_id)
)

-- As its own document describes it in its newest version, else as it is told most precisely.
select
    event_id,
    local_authority_key,
    event_kind,
    framework,
    start_date,
    end_date,
    if(is_own_event or is_told, published_date, null) as published_date,
    if(is_own_event, letter_date, null) as letter_date,
    visit_number,
    counted_since,
    counted_since_date,
    areas_covered,
    not has_own_document as is_second_hand,
    not is_told_today as is_superseded,
    document_version_id,
    document_id,
    page,
    quote,
    date_precision,
    date_kind,
    visit_counts,
    judged_body,
    outcome,
    outcome_printed,
    told_by_documents
from tellings
qualify row_number() over (
    partition by event_id
    order by
        is_current desc, is_told asc, is_own_event desc, visit_number asc nulls last, is_nearest desc,
        last_day - first_day asc, published_date desc nulls last, document_id asc, mention_id asc
) = 1

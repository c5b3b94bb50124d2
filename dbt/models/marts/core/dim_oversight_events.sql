with
events as (
    select * from {{ ref('int_document_events') }}
)

-- Several documents and versions may mention one event; the newest version of the one written for it is preferred.
select
    event_id,
    local_authority_key,
    event_kind,
    framework,
    start_date,
    end_date,
    if(is_own_event or event_kind like 'earlier_%', published_date, null) as published_date,
    if(is_own_event, letter_date, null) as letter_date,
    visit_number,
    counted_since,
    counted_since_date,
    areas_covered,
    not is_own_event as is_second_hand,
    not is_current as is_superseded,
    document_version_id,
    document_id,
    page,
    quote
from events
qualify row_number() over (
    partition by event_id order by is_current desc, is_own_event desc, published_date desc nulls last, document_id asc
) = 1

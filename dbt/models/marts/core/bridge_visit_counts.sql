-- One visit may be counted from two judgements, "the first since January 2023" and "the ninth since 2018".
select
    event_id,
    document_version_id,
    visit_number,
    counted_since,
    is_current,
    page,
    quote
from {{ ref('int_document_events') }}
where visit_number is not null
qualify row_number() over (
    partition by event_id, document_version_id, visit_number, counted_since order by char_start, mention_id
) = 1

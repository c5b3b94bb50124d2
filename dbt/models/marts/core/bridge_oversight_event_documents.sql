-- Of several tellings in one document the most precise one.
select
    event_id,
    document_version_id,
    document_id,
    if(is_told, 'told', 'own') as told_by,
    first_day,
    last_day,
    date_precision,
    date_kind,
    is_current,
    page,
    quote
from {{ ref('int_document_events') }}
qualify row_number() over (
    partition by event_id, document_version_id order by is_told, last_day - first_day, char_start, mention_id
) = 1

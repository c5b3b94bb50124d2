with
documents as (
    select *
    from {{ ref('int_renditions') }}
    where is_current and outcome <> 'refused' and local_authority_key is not null
)

select
    local_authority_key,
    any_value(local_authority) as local_authority,
    kind,
    count(*)::integer as documents,
    min(document_date) as oldest_document_date,
    max(document_date) as newest_document_date,
    -- Of several of one day always the same one, in whatever order they stand.
    max_by(document_id, (coalesce(document_date, date '1900-01-01'), document_id)) as newest_document_id,
    max(first_seen_at) as last_seen_at
from documents
group by local_authority_key, kind

with
statements as (
    select * from {{ ref('int_statements') }}
    where value is not null
),

history as (
    select * from {{ ref('int_statement_history') }}
),

versions as (
    select
        document_version_id,
        document_date as public_from,
        lead(document_date) over by_version as public_until,
        first_seen_at as known_from,
        lead(first_seen_at) over by_version as known_until
    from {{ ref('int_renditions') }}
    where is_published
    window by_version as (partition by document_id order by version_number)
)

select
    statements.observation_id,
    statements.document_version_id,
    history.quantity_id,
    history.order_of_preference,
    coalesce(history.is_preferable, false) as is_preferable,
    versions.public_from,
    versions.public_until,
    versions.known_from,
    versions.known_until
from statements
inner join versions on statements.document_version_id = versions.document_version_id
left join history on statements.observation_id = history.observation_id

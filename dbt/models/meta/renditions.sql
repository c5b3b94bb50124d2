with
renditions as (
    select * from {{ ref('int_renditions') }}
),

statements as (
    select
        rendition_id,
        count(*)::integer as statements
    from {{ ref('stg_observations') }}
    group by rendition_id
)

select
    renditions.rendition_id,
    renditions.document_id,
    renditions.document_version_id,
    renditions.version_number::integer as version_number,
    renditions.document_file,
    renditions.file_sha256,
    renditions.medium,
    renditions.source,
    renditions.part,
    renditions.kind,
    renditions.business_key,
    renditions.outcome,
    renditions.reason,
    renditions.is_published,
    renditions.is_superseded,
    renditions.first_seen_at,
    coalesce(statements.statements, 0) as statements
from renditions
left join statements on renditions.rendition_id = statements.rendition_id

with
inspectors as (
    select * from {{ ref('stg_inspectors') }}
),

renditions as (
    select * from {{ ref('int_renditions') }}
    where is_current
)

select
    inspectors.inspector_id,
    renditions.document_id,
    renditions.local_authority_key,
    inspectors.name,
    inspectors.role,
    inspectors.page,
    inspectors.quote,
    inspectors.inspectorate
from inspectors
inner join renditions on inspectors.rendition_id = renditions.rendition_id

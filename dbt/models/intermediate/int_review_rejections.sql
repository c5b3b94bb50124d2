with
rejected as (
    select * from {{ ref('stg_rejected_records') }}
    where record is not null
),

renditions as (
    select * from {{ ref('int_renditions') }}
)

select
    {{ review_id('rejected', [
        'rejected.file_sha256', 'rejected.table_name', 'rejected.rule', "rejected.record ->> '$.char_start'",
        "rejected.record ->> '$.value_start'", "rejected.record ->> '$.value_printed'"
    ]) }} as review_id,
    'rejected_value' as kind,
    renditions.document_id,
    rejected.document_file,
    rejected.file_sha256,
    renditions.local_authority_key,
    coalesce(rejected.record ->> '$.reported_label', replace(rejected.table_name, '_', ' ')) as label,
    cast(rejected.record ->> '$.value' as double) as value,
    cast(rejected.record ->> '$.page' as integer) as page,
    cast(rejected.record ->> '$.line' as integer) as line,
    rejected.record ->> '$.quote' as passage,
    rejected.message as why
from rejected
left join renditions on rejected.rendition_id = renditions.rendition_id
-- A file that came twice is rejected twice.
qualify row_number() over (partition by review_id order by rejected.rejection_id) = 1

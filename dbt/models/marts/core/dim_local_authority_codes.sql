with
codes as (
    select * from {{ ref('stg_local_authority_codes') }}
)

select
    gss_code,
    local_authority_key,
    la_type,
    valid_from,
    valid_to,
    row_number() over (partition by local_authority_key order by valid_to desc nulls first) = 1 as is_latest,
    source
from codes

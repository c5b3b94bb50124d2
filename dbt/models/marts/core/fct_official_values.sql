with
official_values as (
    select * from {{ ref('stg_official_values') }}
)

select
    {{ hashed_key(['local_authority_key', 'measure', 'period_start', 'period_end']) }} as official_value_id,
    local_authority_key,
    measure,
    {{ hashed_key([
        "if(period_start = period_end, 'snapshot', 'financial_year')", 'period_start', 'period_end'
    ]) }} as period_id,
    period_start,
    period_end,
    value,
    value_status,
    source,
    source_row
from official_values

with
official_values as (
    select * from {{ ref('int_official_values') }}
)

select
    official_value_id,
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
    source_row,
    published_date,
    vintage,
    known_until,
    is_first,
    is_latest
from official_values

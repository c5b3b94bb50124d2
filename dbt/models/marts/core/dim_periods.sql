with
used as (
    select
        period_kind,
        period_start,
        period_end
    from {{ ref('int_statements') }}
    union
    select
        if(period_start = period_end, 'snapshot', 'financial_year') as period_kind,
        period_start,
        period_end
    from {{ ref('stg_official_values') }}
)

select
    {{ hashed_key(['period_kind', 'period_start', 'period_end']) }} as period_id,
    period_kind,
    period_start,
    period_end,
    {{ period_in_words('period_start', 'period_end') }} as label
from used

with
official_values as (
    select * from {{ ref('stg_official_values') }}
),

providers as (
    select * from {{ ref('int_authority_providers') }}
)

select
    {{ hashed_key(['official_values.gss_code', 'measure', 'period_start', 'period_end']) }} as official_value_id,
    providers.local_authority_id,
    official_values.gss_code,
    official_values.measure,
    {{ hashed_key([
        "if(period_start = period_end, 'snapshot', 'financial_year')", 'period_start', 'period_end'
    ]) }} as period_id,
    official_values.period_start,
    official_values.period_end,
    official_values.value,
    official_values.value_status,
    official_values.source,
    official_values.source_row
from official_values
left join providers
    on
        official_values.gss_code = providers.gss_code
        and official_values.period_end between providers.covered_from and providers.covered_to

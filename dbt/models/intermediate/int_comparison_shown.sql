{#- One row a value shown in a comparison, beside the reference's value and the rates of both. -#}
with
pairs as (
    select * from {{ ref('int_comparison_pairs') }}
),

compared as (
    select * from {{ ref('int_comparison_values') }}
),

rates as (
    select * from {{ ref('int_comparison_rates') }}
),

set_measures as (
    select * from {{ ref('stg_comparison_measures') }}
)

select
    pairs.comparison_set,
    pairs.member,
    pairs.reference,
    pairs.is_common_date,
    compared.observation_id,
    compared.gss_code,
    compared.year,
    compared.member_order,
    compared.subject_order,
    compared.measure,
    compared.breakdown,
    compared.unit,
    compared.value,
    compared.qualifier,
    compared.period_start,
    compared.period_end,
    rates.counted,
    rates.population,
    rates.basis,
    rates.rate_low,
    rates.rate_high,
    reference_values.observation_id as reference_observation_id,
    reference_values.value as reference_value,
    reference_values.period_start as reference_start,
    reference_values.period_end as reference_end,
    reference_rates.counted as reference_counted,
    set_measures.note
from pairs
inner join compared
    on
        pairs.comparison_set = compared.comparison_set
        and pairs.member = compared.member
        and pairs.observation_id = compared.observation_id
inner join set_measures
    on
        compared.comparison_set = set_measures.comparison_set
        and compared.measure = set_measures.measure
        and compared.breakdown = set_measures.breakdown
left join rates
    on
        pairs.comparison_set = rates.comparison_set
        and pairs.member = rates.member
        and pairs.observation_id = rates.observation_id
left join compared as reference_values
    on
        pairs.comparison_set = reference_values.comparison_set
        and pairs.reference = reference_values.member
        and pairs.reference_observation_id = reference_values.observation_id
left join rates as reference_rates
    on
        pairs.comparison_set = reference_rates.comparison_set
        and pairs.reference = reference_rates.member
        and pairs.reference_observation_id = reference_rates.observation_id

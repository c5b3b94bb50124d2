{#- One row per value shown in a comparison, beside the reference's value and the rates of both. -#}
with
pairs as (
    select * from {{ ref('int_comparison_pairs') }}
),

compared as (
    select
        *,
        -- A council's own tables and shares are its own indicators; an inspection's statistics keep one list.
        official_source is null and not is_from_event and (reading = 'table' or unit = 'percent') as is_local_indicator
    from {{ ref('int_comparison_figures') }}
),

rates as (
    select * from {{ ref('int_comparison_rates') }}
),

set_measures as (
    select * from {{ ref('stg_comparison_measures') }}
),

measures as (
    select * from {{ ref('stg_measures') }}
),

contradictions as (
    select * from {{ ref('int_comparison_contradictions') }}
)

select
    pairs.comparison_set,
    pairs.member,
    pairs.reference,
    pairs.is_common_date,
    compared.observation_id,
    compared.local_authority_key,
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
    compared.is_from_event,
    compared.is_local_indicator,
    compared.kind_in_words,
    compared.document_date,
    compared.absence_reason,
    compared.official_source,
    compared.official_published_date,
    compared.official_published_precision,
    contradictions.other_values,
    rates.counted,
    rates.population,
    rates.basis,
    rates.rate,
    rates.rate_low,
    rates.rate_high,
    reference_values.observation_id as reference_observation_id,
    reference_values.local_authority_key as reference_local_authority_key,
    reference_values.value as reference_value,
    reference_values.qualifier as reference_qualifier,
    reference_values.period_start as reference_start,
    reference_values.period_end as reference_end,
    reference_values.official_source as reference_official_source,
    reference_values.is_local_indicator as is_reference_local_indicator,
    reference_contradictions.other_values as reference_other_values,
    reference_rates.counted as reference_counted,
    reference_rates.rate as reference_rate,
    set_measures.population as population_measure,
    set_measures.is_same_definition,
    regexp_matches(measures.source, '^(DfE|ONS|Ofsted) ') as is_national_definition,
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
inner join measures on compared.measure = measures.measure
left join rates
    on
        pairs.comparison_set = rates.comparison_set
        and pairs.member = rates.member
        and pairs.observation_id = rates.observation_id
left join contradictions on pairs.observation_id = contradictions.observation_id
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
left join contradictions as reference_contradictions
    on pairs.reference_observation_id = reference_contradictions.observation_id

with
chosen as (
    select * from {{ ref('int_comparison_members') }}
),

wanted as (
    select
        comparison_set,
        measure,
        breakdown,
        sort_order as subject_order
    from {{ ref('stg_comparison_measures') }}
),

comparable_values as (
    select * from {{ ref('fct_comparable_values') }}
    where not is_beside_printed
),

measures as (
    select * from {{ ref('dim_measures') }}
),

authority_years as (
    select * from {{ ref('dim_authority_years') }}
),

count_limits as (
    select * from {{ ref('dim_count_limits') }}
),

ratio_limits as (
    select * from {{ ref('dim_ratio_limits') }}
),

{{ compared_figures() }}

select
    {{ hashed_key(['comparison_set', 'member', 'measure', 'breakdown', 'period_start', 'period_end']) }}
        as compared_measure_id,
    comparison_set,
    member,
    local_authority_key,
    year,
    member_order,
    subject_order,
    measure,
    breakdown,
    observation_id,
    {{ compared_columns() }}
from compared

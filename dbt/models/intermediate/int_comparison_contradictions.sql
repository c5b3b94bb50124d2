{#- One row per compared value that other statements of the same quantity contradict, with their values in words. -#}
with
compared as (
    select * from {{ ref('int_comparison_values') }}
),

statements as (
    select * from {{ ref('int_statements') }}
),

preferred as (
    select * from {{ ref('int_preferred_statements') }}
    where not is_ambiguous and is_plausible
),

contradicting as (
    select distinct
        compared.observation_id,
        statements.value
    from compared
    inner join preferred
        on
            compared.measure_value_id = preferred.measure_value_id
            and (
                compared.lowest_value > preferred.highest_value
                or compared.highest_value < preferred.lowest_value
            )
    inner join statements on preferred.observation_id = statements.observation_id
)

select
    observation_id,
    string_agg({{ plain_number('value') }}, ', ' order by value) as other_values
from contradicting
group by observation_id

-- depends_on: {{ ref('stg_measure_aliases') }}
with
observations as (
    select * from {{ ref('stg_observations') }}
),

aliases as (
    select * from {{ ref('stg_measure_aliases') }}
),

labels as (
    select distinct
        normalised_label,
        unit,
        is_change
    from observations
    where not is_label_lost
),

-- "A 16% increase in children looked after" changes a count: its label names the count before any percentage.
tries as (
    select
        *,
        unit as alias_unit,
        2 as try_number
    from labels
    union all
    select
        *,
        'count' as alias_unit,
        1 as try_number
    from labels
    where is_change
),

fitted as (
    select
        *,
        {{ first_alias('normalised_label', 'alias_unit', ref('stg_measure_aliases')) }} as alias_number
    from tries
)

select
    fitted.normalised_label,
    fitted.unit,
    fitted.is_change,
    aliases.measure,
    aliases.breakdown
from fitted
inner join aliases on fitted.alias_number = aliases.alias_number
qualify row_number() over (
    partition by fitted.normalised_label, fitted.unit, fitted.is_change order by fitted.try_number
) = 1

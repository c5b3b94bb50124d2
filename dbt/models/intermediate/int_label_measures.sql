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

-- "A 16% increase in children looked after" changes a count: its label names the count, not a percentage.
fitted as (
    select
        *,
        case
            when is_change
                then coalesce(
                    {{ first_alias('normalised_label', "'count'", ref('stg_measure_aliases')) }},
                    {{ first_alias('normalised_label', 'unit', ref('stg_measure_aliases')) }}
                )
            else {{ first_alias('normalised_label', 'unit', ref('stg_measure_aliases')) }}
        end as alias_number
    from labels
)

select
    fitted.normalised_label,
    fitted.unit,
    fitted.is_change,
    aliases.measure,
    aliases.breakdown
from fitted
inner join aliases on fitted.alias_number = aliases.alias_number

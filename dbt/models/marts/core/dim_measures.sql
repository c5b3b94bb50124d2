with
measures as (
    select * from {{ ref('stg_measures') }}
),

statements as (
    select * from {{ ref('int_statements') }}
),

-- A label that no catalogue row knows is a measure too, under the name its label gives it.
uncatalogued as (
    select
        measure,
        min(measure_label) as label,
        if(count(distinct unit) = 1, any_value(unit), null) as unit
    from statements
    where measure not in (select measure from measures)
    group by measure
)

select
    measure,
    label,
    unit,
    polarity,
    lower_bound,
    upper_bound,
    theme,
    definition,
    source,
    true as is_catalogued
from measures
union all by name
select
    *,
    false as is_catalogued
from uncatalogued

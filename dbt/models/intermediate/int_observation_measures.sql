with
observations as (
    select * from {{ ref('stg_observations') }}
),

label_measures as (
    select * from {{ ref('int_label_measures') }}
),

measures as (
    select * from {{ ref('stg_measures') }}
),

joined as (
    select
        observations.*,
        measures.label as catalogue_label,
        coalesce(label_measures.measure, {{ label_slug('observations.normalised_label') }}, 'unlabelled') as measure,
        case
            when observations.is_label_lost or observations.normalised_label = '' then 'unlabelled'
            when label_measures.measure is null then 'uncatalogued'
            else 'catalogued'
        end as measure_status,
        list_distinct(
            string_split(observations.reported_breakdown, '; ')
            || string_split(coalesce(label_measures.breakdown, ''), '; ')
            || [if(observations.is_change, 'figure=change', '')]
        ) as breakdown_parts
    from observations
    left join label_measures
        on
            observations.normalised_label = label_measures.normalised_label
            and observations.unit = label_measures.unit
            and observations.is_change = label_measures.is_change
            and not observations.is_label_lost
    left join measures on label_measures.measure = measures.measure
)

select
    * exclude (breakdown_parts, catalogue_label),
    coalesce(catalogue_label, reported_label) as measure_label,
    array_to_string(list_sort(list_filter(breakdown_parts, lambda part: part <> '')), '; ') as breakdown
from joined

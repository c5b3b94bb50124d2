with
observations as (
    select * from {{ ref('stg_observations') }}
),

meanings as (
    select * from {{ ref('stg_observation_meanings') }}
),

measures as (
    select * from {{ ref('stg_measures') }}
),

joined as (
    select
        observations.*,
        meanings.measure,
        meanings.decided_by,
        meanings.implausible_because,
        measures.label as catalogue_label,
        case
            when observations.is_label_lost or observations.normalised_label = '' then 'unlabelled'
            when meanings.measure is null then 'uncatalogued'
            else 'catalogued'
        end as measure_status,
        list_distinct(
            string_split(observations.reported_breakdown, '; ')
            || string_split(coalesce(meanings.breakdown, ''), '; ')
            || [if(observations.is_change, 'figure=change', '')]
            || [if(observations.is_change, coalesce('direction=' || {{ direction_of_change() }}, ''), '')]
        ) as breakdown_parts
    from observations
    left join meanings on observations.observation_id = meanings.observation_id
    left join measures on meanings.measure = measures.measure
),

-- Rows of one column that the catalogue gives one name are parts of a whole, each by its own label; what stands in
-- the labels behind the word for the total stands in all of them.
parted as (
    select
        *,
        reading = 'table' and not is_total and measure_status = 'catalogued'
        and min(normalised_label) over same_name <> max(normalised_label) over same_name as is_part,
        any_value(regexp_extract(reported_label, ',.*$')) filter (is_total) over same_column as behind_total
    from joined
    window
        same_column as (partition by rendition_id, table_number, column_number),
        same_name as (
            partition by
                rendition_id, table_number, column_number, measure, array_to_string(list_sort(breakdown_parts), '; '),
                unit, comparator, period_start, period_end, is_change
        )
)

select
    * exclude (breakdown_parts, catalogue_label, is_part, behind_total),
    coalesce(catalogue_label, reported_label) as measure_label,
    array_to_string(
        list_sort(
            list_filter(
                breakdown_parts
                || [if(is_part, 'part=' || {{ part_label('reported_label', 'behind_total') }}, '')],
                lambda part: part <> ''
            )
        ), '; '
    ) as breakdown
from parted

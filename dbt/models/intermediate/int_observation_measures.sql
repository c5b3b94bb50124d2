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

-- What a sentence says of young people at university or in custody is a figure on care leavers only where it says so.
fitting as (
    select
        observations.*,
        label_measures.measure as catalogued_measure,
        label_measures.breakdown as catalogued_breakdown
    from observations
    left join label_measures
        on
            observations.normalised_label = label_measures.normalised_label
            and observations.unit = label_measures.unit
            and observations.is_change = label_measures.is_change
            and not observations.is_label_lost
            and not (
                starts_with(label_measures.measure, 'care_leaver')
                and observations.reading = 'sentence'
                and not {{ speaks_of_care_leavers(
                    'observations.normalised_label', "concat_ws(' ', observations.section, observations.quote)"
                ) }}
            )
),

joined as (
    select
        fitting.* exclude (catalogued_measure, catalogued_breakdown),
        measures.label as catalogue_label,
        coalesce(catalogued_measure, {{ label_slug('fitting.normalised_label') }}, 'unlabelled') as measure,
        case
            when fitting.is_label_lost or fitting.normalised_label = '' then 'unlabelled'
            when catalogued_measure is null then 'uncatalogued'
            else 'catalogued'
        end as measure_status,
        list_distinct(
            string_split(fitting.reported_breakdown, '; ')
            || string_split(coalesce(catalogued_breakdown, ''), '; ')
            || [if(fitting.is_change, 'figure=change', '')]
            || [if(fitting.is_change, coalesce('direction=' || {{ direction_of_change() }}, ''), '')]
        ) as breakdown_parts
    from fitting
    left join measures on fitting.catalogued_measure = measures.measure
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

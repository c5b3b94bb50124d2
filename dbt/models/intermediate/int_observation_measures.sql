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
        meanings.official_period_start,
        meanings.official_period_end,
        meanings.official_source,
        meanings.small_number_of,
        meanings.lowest_value,
        meanings.highest_value,
        coalesce(measures.label, observations.reported_label) as measure_label,
        case
            when observations.is_label_lost or observations.normalised_label = '' then 'unlabelled'
            when meanings.measure is null then 'uncatalogued'
            else 'catalogued'
        end as measure_status,
        array_to_string(
            list_sort(
                list_filter(
                    string_split(coalesce(meanings.breakdown, ''), '; ')
                    || [if(observations.is_change, 'figure=change', '')]
                    || [if(observations.is_change, coalesce('direction=' || {{ direction_of_change() }}, ''), '')],
                    lambda part: part <> ''
                )
            ), '; '
        ) as breakdown
    from observations
    left join meanings on observations.observation_id = meanings.observation_id
    left join measures on meanings.measure = measures.measure
)

select * from joined

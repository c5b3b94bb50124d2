with
reported as (
    select * from {{ ref('int_statements') }}
    where official_source is not null and value is not null and is_current
),

official as (
    select * from {{ ref('int_official_values') }}
),

matched as (
    select * from {{ ref('stg_official_measures') }}
),

latest as (
    select * from official
    where is_latest
),

beside as (
    select
        reported.observation_id,
        reported.value,
        reported.unit,
        reported.lowest_value,
        reported.highest_value,
        {{ is_bound('reported.qualifier') }} as is_bound,
        official.official_value_id,
        official.value as official_value,
        official.value - official.official_half_unit as lowest_official_value,
        official.value + official.official_half_unit as highest_official_value,
        official.counts_rounded_to,
        latest.official_value_id as latest_official_value_id,
        matched.matched_by
    from reported
    inner join official
        on
            reported.local_authority_key = official.local_authority_key
            and reported.measure = official.measure
            and reported.official_period_start = official.period_start
            and reported.official_period_end = official.period_end
            and reported.official_source = official.source
    inner join latest
        on
            official.local_authority_key = latest.local_authority_key
            and official.measure = latest.measure
            and official.period_start = latest.period_start
            and official.period_end = latest.period_end
    inner join matched on official.measure = matched.measure
),

compared as (
    select
        *,
        round(value - official_value, 6) as difference,
        coalesce(
            lowest_value <= highest_official_value and highest_value >= lowest_official_value, false
        ) as is_within_print,
        coalesce(
            abs(difference) <= counts_rounded_to / 2
            and (value % counts_rounded_to = 0 or official_value % counts_rounded_to = 0),
            false
        ) as is_within_tables_rounding
    from beside
)

select
    observation_id,
    official_value_id,
    latest_official_value_id,
    matched_by,
    if(is_bound, null, difference) as difference,
    case
        when official_value is null then 'no_official_value'
        when is_bound then if(is_within_print, 'within_bound', 'differs')
        when difference = 0 then 'equal'
        when is_within_print or is_within_tables_rounding then 'rounding'
        else 'differs'
    end as agreement,
    case
        when agreement <> 'rounding' then null
        when is_within_print then 'it is printed rounded'
        else format('tables of that time rounded counts to {}', counts_rounded_to)
    end as rounding
from compared

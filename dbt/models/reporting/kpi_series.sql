with
observations as (
    select * from {{ ref('fct_observations') }}
    where not is_superseded
),

documents as (
    select * from {{ ref('dim_documents') }}
),

authorities as (
    select * from {{ ref('dim_local_authorities') }}
),

measures as (
    select * from {{ ref('dim_measures') }}
),

-- A row of a table is a series: its cells of one kind of period and one unit, each period once.
points as (
    select
        * replace (coalesce(corrected_value, value) as value),
        {{ hashed_key(['document_version_id', 'table_number', 'row_number', 'unit', 'period_kind', 'breakdown']) }}
            as series_id
    from observations
    where
        reading = 'table'
        and period_kind in ('month', 'quarter')
        and comparator is null
        and value is not null
        and not is_change
        and not {{ is_bound('qualifier') }}
        and not {{ is_unusable() }}
    qualify count(*) over (partition by series_id, period_end) = 1
),

in_time as (
    select
        points.*,
        documents.local_authority,
        documents.document_file,
        authorities.gss_code,
        coalesce(measures.label, points.reported_label) as label,
        case points.polarity_printed
            when 'high' then 'higher_is_better'
            when 'low' then 'lower_is_better'
            else measures.polarity
        end as polarity,
        count(*) over series as points,
        first_value(points.value) over (series order by points.period_end) as baseline,
        first_value(points.period_end) over (series order by points.period_end) as baseline_period_end,
        lag(points.value) over (series order by points.period_end) as previous,
        points.period_end = max(points.period_end) over series as is_latest
    from points
    inner join documents on points.document_version_id = documents.document_version_id
    left join authorities on points.local_authority_key = authorities.local_authority_key
    left join measures on points.measure = measures.measure
    window series as (partition by points.series_id)
),

with_limits as (
    select
        *,
        round(value - previous, 6) as change,
        round(value - baseline, 6) as change_since_baseline,
        round(abs(value - previous), 6) as moving_range,
        round(avg(value) over series, 4) as mean,
        round({{ xmr_limit('value', 'abs(value - previous)', '-', 'series') }}, 4) as lower_limit,
        round({{ xmr_limit('value', 'abs(value - previous)', '+', 'series') }}, 4) as upper_limit,
        -- No number and no share lies below nought, and no share above the whole.
        if(lower_limit < 0 and min(value) over series >= 0, 0, lower_limit) as limit_low,
        if(upper_limit > 100 and unit = 'percent' and max(value) over series <= 100, 100, upper_limit) as limit_high
    from in_time
    where points > 1
    window series as (partition by series_id)
)

select
    local_authority,
    gss_code,
    series_id,
    label,
    measure,
    reported_label,
    breakdown,
    unit,
    period_kind,
    period_start,
    period_end,
    value,
    qualifier,
    is_latest,
    polarity_printed,
    polarity,
    baseline,
    baseline_period_end,
    previous,
    change,
    {{ movement_of('change', 'polarity') }} as movement,
    change_since_baseline,
    {{ movement_of('change_since_baseline', 'polarity') }} as movement_since_baseline,
    points::integer as points,
    mean,
    moving_range,
    limit_low,
    limit_high,
    value not between limit_low and limit_high as is_outside_limits,
    document_id,
    document_file,
    page,
    line,
    quote,
    local_authority_key,
    observation_id
from with_limits
order by local_authority, document_id, table_number, row_number, series_id, period_end

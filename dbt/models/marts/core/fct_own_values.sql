with
observations as (
    select * from {{ ref('fct_observations') }}
),

measure_values as (
    select * from {{ ref('fct_measure_values') }}
),

own as (
    select
        measure_values.*,
        observations.period_kind,
        {{ span_of('observations.period_kind', 'measure_values.period_start', 'measure_values.period_end') }} as span,
        {{ is_bound('measure_values.qualifier') }} as is_bound,
        {{ is_narrative('observations.reading', 'observations.section') }} as is_narrative,
        observations.is_small_number
    from measure_values
    inner join observations on measure_values.observation_id = observations.observation_id
    where
        measure_values.comparator is null
        and measure_values.breakdown = ''
        and measure_values.is_plausible
        and not observations.is_change
),

-- Official statistics say what a measure is of; of others the papers do.
spans_printed as (
    select
        measure,
        span,
        false as is_official,
        count(distinct local_authority_key) as authorities,
        count(*) as figures
    from own
    where span is not null and not is_bound
    group by measure, span
    union all by name
    select distinct
        measure,
        if(period_start = period_end, 'day', 'year') as span,
        true as is_official
    from {{ ref('fct_official_values') }}
),

-- Months beside years, or the cases of a day beside those of two years, would make a line that means nothing.
lines as (
    select
        measure,
        span as line_span
    from spans_printed
    qualify row_number() over (
        partition by measure
        order by is_official desc, authorities desc, figures desc, span desc
    ) = 1
),

-- "539 in July" of what there is at one time is what there was in that month.
fitted as (
    select
        own.* replace (if(own.span = 'month' and lines.line_span = 'day', 'day', own.span) as span),
        lines.line_span
    from own
    left join lines on own.measure = lines.measure
),

marked as (
    select
        *,
        period_end is not null and not is_bound and coalesce(span = line_span, false) as is_fitting
    from fitted
),

-- "Year to 31 March" and "2015-16" are one time in two wordings.
placed as (
    select
        *,
        row_number() over of_time as place,
        first_value(value) over of_time as value_in_line
    from marked
    window of_time as (
        partition by local_authority_key, measure, period_end, is_fitting
        order by
            is_corrected desc,
            period_kind = 'snapshot' desc,
            is_narrative asc,
            qualifier <> 'exact' asc,
            statements desc,
            observation_id asc
    )
)

select
    local_authority_key,
    measure,
    unit,
    period_kind,
    period_start,
    period_end,
    span,
    line_span,
    case
        when period_end is null then 'undated'
        when is_bound then 'bound'
        when not is_fitting then 'other_time'
        when place = 1 then 'line'
        when value = value_in_line then 'same_value'
        else 'other_value'
    end as standing,
    value,
    qualifier,
    statements,
    is_agreed,
    is_corrected,
    is_small_number,
    observation_id
from placed
order by measure, local_authority_key, period_end, observation_id

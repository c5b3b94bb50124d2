with
statements as (
    select
        *,
        -- A count rounded to 5, as older DfE tables print it, may be 2.5 off.
        if(value % 5 = 0, 2.5, 0.5) as count_tolerance
    from {{ ref('int_statements') }}
    where is_current and value is not null and comparator is null and not is_change and measure_status = 'catalogued'
),

populations as (
    select * from statements
    where measure = 'population_under_18' and breakdown = '' and value > 0
    qualify row_number() over (partition by document_version_id order by char_start, value_start) = 1
),

judged as (
    select
        rates.observation_id as observation_a,
        rates.value as value_a,
        rates.measure_label,
        rates.period_start,
        rates.period_end,
        counts.observation_id as observation_b,
        counts.value as counted,
        populations.value as population,
        round(10000 * counts.value / populations.value, 2) as value_b,
        10000 * (counts.value - counts.count_tolerance) / populations.highest_value <= rates.highest_value
        and 10000 * (counts.value + counts.count_tolerance) / populations.lowest_value >= rates.lowest_value
            as is_followed,
        -- The population is printed once, for today: an earlier rate was based on another.
        rates.period_end = max(rates.period_end) over (partition by rates.document_version_id, rates.measure)
            as is_latest
    from statements as rates
    inner join statements as counts
        on
            rates.document_version_id = counts.document_version_id
            and rates.measure = counts.measure || '_rate'
            and rates.breakdown = counts.breakdown
            and rates.period_end = counts.period_end
    inner join populations on rates.document_version_id = populations.document_version_id
    where rates.unit = 'rate_per_10000' and counts.unit = 'count'
)

select
    'rate_does_not_follow' as kind,
    observation_a,
    value_a,
    observation_b,
    value_b,
    format(
        '{} {}: {} of a population of {} is {} per 10,000; printed is {}.',
        measure_label,
        {{ when_in_words('period_start', 'period_end') }},
        {{ plain_number('counted') }},
        {{ plain_number('population') }},
        {{ plain_number('value_b') }},
        {{ plain_number('value_a') }}
    ) as arithmetic,
    {{ severity('value_b', 'value_a') }} as severity
from judged
where is_latest
qualify
    not bool_or(is_followed) over (partition by observation_a)
    and row_number() over (partition by observation_a order by abs(value_b - value_a)) = 1

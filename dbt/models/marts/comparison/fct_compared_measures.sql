with
shown as (
    select * from {{ ref('int_comparison_shown') }}
),

absent as (
    select * from {{ ref('int_comparison_absences') }}
),

measured as (
    select
        *,
        case
            when observation_id <> reference_observation_id then round(value - reference_value, 6)
        end as difference,
        case
            when observation_id <> reference_observation_id and reference_value > 0 then value / reference_value
        end as ratio,
        -- Log method: the standard error of the logarithm of a ratio of two Poisson counts.
        exp(1.959964 * sqrt(1 / nullif(counted, 0) + 1 / nullif(reference_counted, 0))) as ratio_factor
    from shown
),

judged as (
    select
        *,
        coalesce(observation_id = reference_observation_id, false) or is_common_date as is_comparable,
        case
            when observation_id = reference_observation_id then 'The value the others are compared with.'
            when reference_observation_id is null then format('{} prints no such figure to compare with.', reference)
            when is_common_date
                then 'Same date and same definition; both as the papers print them, local and not validated.'
            when period_end is null or reference_end is null then 'A paper prints no date for the figure.'
            else format(
                'Different dates: {} here, {} for {}.',
                {{ period_in_words('period_start', 'period_end') }},
                {{ period_in_words('reference_start', 'reference_end') }},
                reference
            )
        end as verdict
    from measured
),

worded as (
    select
        * exclude (is_comparable, basis, note),
        is_comparable as comparable,
        'found' as status,
        concat_ws(
            ' ',
            verdict,
            if(unit = 'percent', 'Percentages keep the base their passages name.', null),
            if(rate_low is not null, format('Interval: 95 % on {}.', basis), null),
            note
        ) as reason,
        if(rate_low is not null, ratio / ratio_factor, null) as ratio_low,
        if(rate_low is not null, ratio * ratio_factor, null) as ratio_high
    from judged
),

combined as (
    select * from worded
    union all by name
    select * from absent
)

select
    {{ hashed_key(['comparison_set', 'member', 'measure', 'breakdown', 'period_start', 'period_end']) }}
        as compared_measure_id,
    comparison_set,
    member,
    gss_code,
    year,
    member_order,
    subject_order,
    measure,
    breakdown,
    observation_id,
    value,
    unit,
    status,
    period_start,
    period_end,
    coalesce(is_common_date, false) as is_common_date,
    counted,
    population,
    rate_low,
    rate_high,
    reference,
    difference,
    ratio,
    ratio_low,
    ratio_high,
    comparable,
    reason
from combined

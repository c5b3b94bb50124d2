with
shown as (
    select * from {{ ref('int_comparison_shown') }}
),

absent as (
    select * from {{ ref('int_comparison_absences') }}
),

bounded as (
    select
        *,
        coalesce(qualifier in ('over', 'under', 'up_to', 'fewer_than', 'at_least'), false) as is_bound
    from shown
),

measured as (
    select
        * exclude (rate_low, rate_high),
        -- "over 340" is a bound: an interval around it would claim what the paper does not.
        if(is_bound, null, rate_low) as rate_low,
        if(is_bound, null, rate_high) as rate_high,
        case
            when observation_id <> reference_observation_id then round(value - reference_value, 6)
        end as difference,
        case
            when observation_id <> reference_observation_id and reference_value > 0 then value / reference_value
        end as ratio,
        -- Log method: the standard error of the logarithm of a ratio of two Poisson counts.
        exp(1.959964 * sqrt(1 / nullif(counted, 0) + 1 / nullif(reference_counted, 0))) as ratio_factor
    from bounded
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
        * exclude (is_comparable, basis, note, qualifier, is_bound),
        is_comparable as comparable,
        'found' as status,
        concat_ws(
            ' ',
            verdict,
            if(
                qualifier <> 'exact',
                format('Printed as {} {}.', replace(qualifier, '_', ' '), {{ plain_number('value') }}),
                null
            ),
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

with
verdicts as (
    select * from {{ ref('int_comparison_verdicts') }}
),

absent as (
    select absences.*
    from {{ ref('int_comparison_absences') }} as absences
    anti join {{ ref('int_comparison_official') }} as official
        on
            absences.comparison_set = official.comparison_set
            and absences.member = official.member
            and absences.measure = official.measure
            and absences.breakdown = official.breakdown
),

-- Two values of one quantity are described by the values; other contradictions by their arithmetic.
contradicted as (
    select
        observation_id,
        string_agg(distinct arithmetic, ' ' order by arithmetic) as contradiction
    from (
        select
            unnest([observation_a, observation_b]) as observation_id,
            arithmetic
        from {{ ref('fct_discrepancies') }}
        where kind <> 'two_values'
    )
    where observation_id is not null
    group by observation_id
),

measured as (
    select
        verdicts.* exclude (rate, rate_low, rate_high),
        contradicted.contradiction,
        -- "over 340" is a bound: a rate or an interval around it would claim what the paper does not.
        if(verdicts.is_bound, null, verdicts.rate) as rate,
        if(verdicts.is_bound, null, verdicts.rate_low) as rate_low,
        if(verdicts.is_bound, null, verdicts.rate_high) as rate_high,
        verdicts.is_comparable and not verdicts.is_reference as is_compared,
        verdicts.other_values is not null or contradicted.contradiction is not null as is_contested,
        if(verdicts.is_compared_as_rate, verdicts.rate, verdicts.value) as compared_value,
        if(verdicts.is_compared_as_rate, verdicts.reference_rate, verdicts.reference_value)
            as compared_reference_value,
        -- Log method: the standard error of the logarithm of a ratio of two Poisson counts.
        exp(1.959964 * sqrt(1 / nullif(verdicts.counted, 0) + 1 / nullif(verdicts.reference_counted, 0)))
            as ratio_factor
    from verdicts
    left join contradicted on verdicts.observation_id = contradicted.observation_id
),

figured as (
    select
        * exclude (compared_value, compared_reference_value),
        if(is_compared and not is_compared_as_rate, round(value - reference_value, 6), null) as difference,
        if(is_compared, compared_value / nullif(compared_reference_value, 0), null) as ratio
    from measured
),

worded as (
    select
        * exclude (basis, note, is_comparable, contradiction),
        is_comparable as comparable,
        if(official_source is null, 'found', 'official') as status,
        ratio / ratio_factor as ratio_low,
        ratio * ratio_factor as ratio_high,
        {{ compared_measure_reason() }} as reason
    from figured
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
    local_authority_key,
    year,
    member_order,
    subject_order,
    measure,
    breakdown,
    if(official_source is null, observation_id, null) as observation_id,
    if(official_source is null, value, null) as value,
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
    reason,
    if(official_source is null, qualifier, null) as qualifier,
    rate as rate_per_10000,
    coalesce(is_contested, false) as is_contested,
    if(official_source is null, null, value) as official_value,
    official_source,
    official_published_date
from combined

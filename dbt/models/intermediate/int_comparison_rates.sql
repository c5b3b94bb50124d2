{#- One row per compared count or rate: its denominator, its rate per 10,000 and the 95 % interval of that rate. -#}
with
set_measures as (
    select * from {{ ref('stg_comparison_measures') }}
),

-- A count at one day is a stock; one of a period is a yearly rate only where the period is about a year.
compared as (
    select * from {{ ref('int_comparison_figures') }}
    where period_start = period_end or {{ is_about_a_year('period_start', 'period_end') }}
),

statements as (
    select * from {{ ref('int_statements') }}
    where is_current and value is not null and comparator is null and not is_change and value > 0
),

official as (
    select * from {{ ref('int_official_values') }}
    where value is not null and is_first
),

official_populations as (
    select * from official
    where measure = 'population_under_18'
),

printed_populations as (
    select * from statements
    where measure = 'population_under_18' and breakdown = '' and unit = 'count'
    qualify row_number() over (partition by document_version_id order by char_start, value_start) = 1
),

counted as (
    select
        compared.comparison_set,
        compared.member,
        compared.observation_id,
        compared.document_version_id,
        compared.local_authority_key,
        compared.period_end,
        if(compared.unit = 'count', compared.value, coalesce(statements.value, official.value)) as counted
    from compared
    inner join set_measures
        on
            compared.comparison_set = set_measures.comparison_set
            and compared.measure = set_measures.measure
            and compared.breakdown = set_measures.breakdown
    left join statements
        on
            compared.document_version_id = statements.document_version_id
            and compared.unit = 'rate_per_10000'
            and statements.unit = 'count'
            and compared.measure = statements.measure || '_rate'
            and compared.breakdown = statements.breakdown
            and compared.period_end = statements.period_end
    left join official
        on
            compared.official_source = official.source
            and compared.local_authority_key = official.local_authority_key
            and compared.measure = official.measure || '_rate'
            and compared.period_end = official.period_end
    where
        compared.unit = 'rate_per_10000'
        or compared.unit = 'count' and set_measures.population = 'population_under_18'
    qualify row_number() over (
        partition by compared.comparison_set, compared.member, compared.observation_id
        order by statements.char_start, statements.value_start
    ) = 1
),

based as (
    select
        counted.comparison_set,
        counted.member,
        counted.observation_id,
        counted.counted,
        if(printed_populations.value is null, 'the official estimate', 'the population printed in the report') as basis,
        coalesce(
            printed_populations.value,
            -- A mid-year estimate is used until the next but one is published.
            if(counted.period_end - official_populations.period_end <= 731, official_populations.value, null)
        ) as population
    from counted
    left join printed_populations on counted.document_version_id = printed_populations.document_version_id
    asof left join official_populations
        on
            counted.local_authority_key = official_populations.local_authority_key
            and counted.period_end >= official_populations.period_end
    where counted.counted is not null
)

select
    *,
    10000 * counted / population as rate,
    10000 * {{ count_limit_low('counted') }} / population as rate_low,
    10000 * {{ count_limit_high('counted') }} / population as rate_high
from based
where population is not null

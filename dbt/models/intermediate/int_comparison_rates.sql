{#- One row a compared count or rate: its denominator and the 95 % interval of its rate per 10,000. -#}
with
compared as (
    select * from {{ ref('int_comparison_values') }}
),

statements as (
    select * from {{ ref('int_statements') }}
    where is_current and value is not null and comparator is null and not is_change and value > 0
),

measures as (
    select * from {{ ref('stg_measures') }}
),

official as (
    select * from {{ ref('stg_official_values') }}
    where measure = 'population_under_18' and value is not null
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
        compared.gss_code,
        compared.period_end,
        if(compared.unit = 'count', compared.value, statements.value) as counted
    from compared
    left join statements
        on
            compared.document_version_id = statements.document_version_id
            and compared.unit = 'rate_per_10000'
            and statements.unit = 'count'
            and compared.measure = statements.measure || '_rate'
            and compared.breakdown = statements.breakdown
            and compared.period_end = statements.period_end
    -- Only a count that the catalogue also knows as a rate per 10,000 is a rate of the population under 18.
    where
        compared.unit = 'rate_per_10000'
        or compared.unit = 'count' and compared.measure || '_rate' in (select measure from measures)
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
        coalesce(printed_populations.value, official.value) as population,
        if(printed_populations.value is null, 'the official estimate', 'the population printed in the report') as basis
    from counted
    left join printed_populations on counted.document_version_id = printed_populations.document_version_id
    asof left join official on counted.gss_code = official.gss_code and counted.period_end >= official.period_end
    where counted.counted is not null
)

select
    *,
    10000 * {{ count_limit_low('counted') }} / population as rate_low,
    10000 * {{ count_limit_high('counted') }} / population as rate_high
from based
where population is not null

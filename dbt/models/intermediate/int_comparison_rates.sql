{#- One row per compared count, rate or share with a denominator: its rate and the limits of that rate. -#}
with
figures as (
    select * from {{ ref('int_comparison_figures') }}
),

denominators as (
    select * from {{ ref('int_comparison_denominators') }}
    where denominator_value is not null
),

statements as (
    select * from {{ ref('int_statements') }}
    where is_current and value is not null and comparator is null and not is_change and unit = 'count'
),

official as (
    select * from {{ ref('int_official_values') }}
    where value is not null and is_first
),

-- The count behind a printed rate or share is the one that the same paper prints for the same days.
counted as (
    select
        denominators.*,
        if(figures.unit = 'count', figures.value, coalesce(statements.value, official.value)) as counted
    from denominators
    inner join figures
        on
            denominators.local_authority_key = figures.local_authority_key
            and denominators.year = figures.year
            and denominators.observation_id = figures.observation_id
    left join statements
        on
            figures.document_version_id = statements.document_version_id
            and if(figures.unit <> 'count', denominators.counted_measure, null) = statements.measure
            and figures.breakdown = statements.breakdown
            and figures.period_start = statements.period_start
            and figures.period_end = statements.period_end
    left join official
        on
            figures.official_source = official.source
            and figures.local_authority_key = official.local_authority_key
            and if(figures.unit <> 'count', denominators.counted_measure, null) = official.measure
            and figures.period_end = official.period_end
    where not {{ is_bound('figures.qualifier') }}
    qualify row_number() over (
        partition by denominators.local_authority_key, denominators.year, denominators.observation_id
        order by statements.char_start, statements.value_start
    ) = 1
),

-- A part is not above its whole: where it seems to be, the two do not belong together.
whole as (
    select
        *,
        if(relation = 'population', 10000, 100) / denominator_value as per
    from counted
    where counted is not null and (relation = 'population' or counted between 0 and denominator_value)
)

select
    * exclude (per, relation, counted_measure),
    if(relation = 'population', 'per_10000', 'percent') as rate_unit,
    per * counted as rate,
    {{ rate_limit('low', '95') }} as rate_low,
    {{ rate_limit('high', '95') }} as rate_high,
    {{ rate_limit('low', '998') }} as rate_low_998,
    {{ rate_limit('high', '998') }} as rate_high_998
from whole

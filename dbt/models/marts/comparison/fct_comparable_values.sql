with
figures as (
    select * from {{ ref('int_comparison_figures') }}
),

unusable as (
    select * from {{ ref('int_comparison_unusable') }}
),

denominators as (
    select * from {{ ref('int_comparison_denominators') }}
),

rates as (
    select * from {{ ref('int_comparison_rates') }}
),

contradictions as (
    select * from {{ ref('int_comparison_contradictions') }}
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

printed_rates as (
    select
        document_version_id,
        measure,
        breakdown,
        period_start,
        period_end,
        local_authority_key,
        year,
        value as printed_rate
    from figures
    where unit = 'rate_per_10000'
),

stated as (
    select
        figures.local_authority_key,
        figures.year,
        figures.measure,
        figures.breakdown,
        if(figures.official_source is null, figures.observation_id, null) as observation_id,
        if(figures.official_source is null, figures.value, null) as value,
        if(figures.official_source is null, null, figures.value) as official_value,
        figures.unit,
        figures.qualifier,
        if(figures.official_source is null, 'found', 'official') as status,
        figures.period_start,
        figures.period_end,
        figures.is_headline,
        figures.is_from_event,
        figures.is_beside_printed,
        -- A council's own tables and shares are its own indicators; an inspection's statistics keep one list.
        figures.official_source is null
        and not figures.is_from_event
        and (figures.reading = 'table' or figures.unit = 'percent') as is_local_indicator,
        {{ named_with_date('figures.kind_in_words', 'figures.document_date') }} as source_in_words,
        contradictions.other_values,
        contradicted.contradiction,
        figures.official_source,
        figures.official_published_date,
        figures.official_published_precision,
        denominators.denominator,
        denominators.denominator_value,
        denominators.denominator_source,
        rates.counted,
        rates.rate,
        rates.rate_unit,
        rates.rate_low,
        rates.rate_high,
        rates.rate_low_998,
        rates.rate_high_998,
        printed_rates.printed_rate
    from figures
    left join denominators
        on
            figures.local_authority_key = denominators.local_authority_key
            and figures.year = denominators.year
            and figures.observation_id = denominators.observation_id
    left join rates
        on
            figures.local_authority_key = rates.local_authority_key
            and figures.year = rates.year
            and figures.observation_id = rates.observation_id
    left join contradictions on figures.observation_id = contradictions.observation_id
    left join contradicted on figures.observation_id = contradicted.observation_id
    left join printed_rates
        on
            figures.local_authority_key = printed_rates.local_authority_key
            and figures.year = printed_rates.year
            and figures.document_version_id = printed_rates.document_version_id
            and if(figures.unit = 'count', figures.measure || '_rate', null) = printed_rates.measure
            and figures.breakdown = printed_rates.breakdown
            and figures.period_start = printed_rates.period_start
            and figures.period_end = printed_rates.period_end
    union all by name
    select
        *,
        false as is_headline,
        false as is_from_event,
        false as is_beside_printed,
        false as is_local_indicator
    from unusable
)

select *
from stated

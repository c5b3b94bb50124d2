with
comparable_values as (
    select
        *,
        {{ span_of("'snapshot'", 'period_start', 'period_end') }} as span
    from {{ ref('fct_comparable_values') }}
    where span in ('day', 'year')
),

observations as (
    select * from {{ ref('fct_observations') }}
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

-- A rate or share that is printed is the same thing as the count beside it.
counts as (
    select
        comparable_values.*,
        coalesce(observations.is_preferred, false) as is_preferred,
        if(comparable_values.rate_unit = 'per_10000', 10000, 100) as per
    from comparable_values
    left join observations on comparable_values.observation_id = observations.observation_id
    where comparable_values.rate is not null and comparable_values.unit = 'count'
),

-- The number on a day and that of a year are two things: of each measure the one that most authorities have.
spans as (
    select
        measure,
        span
    from counts
    group by measure, span
    qualify row_number() over (
        partition by measure
        order by count(distinct local_authority_key) desc, count(*) desc, span asc
    ) = 1
),

-- A date may belong to two authority-years: the year of an inspection takes in the twelve months before it.
one_a_date as (
    select counts.*
    from counts
    semi join spans on counts.measure = spans.measure and counts.span = spans.span
    qualify row_number() over (
        partition by
            counts.local_authority_key, counts.measure, counts.breakdown, counts.period_end, counts.status
        order by
            counts.is_preferred desc,
            counts.is_from_event desc,
            counts.year desc,
            counts.period_start asc
    ) = 1
),

official_rates as (
    select
        local_authority_key,
        measure,
        breakdown,
        period_start,
        period_end,
        official_source,
        any_value(official_value) as official_rate
    from comparable_values
    where unit = 'rate_per_10000' and official_source is not null
    group by all
),

england as (
    select * from one_a_date
    where local_authority_key = 'ENGLAND'
),

-- What authorities count by definitions of their own is in no order of authorities.
each as (
    select
        one_a_date.*,
        measures.label as measure_label,
        coalesce(one_a_date.printed_rate, official_rates.official_rate) as rate_printed,
        one_a_date.status = 'official'
        or not (
            one_a_date.is_local_indicator
            or coalesce(measures.definition_differs = 'between_authorities', false)
        ) as is_ranked,
        england.rate as england_rate,
        if(is_ranked, england.rate * one_a_date.denominator_value / one_a_date.per, null) as england_expected
    from one_a_date
    inner join measures on one_a_date.measure = measures.measure
    left join official_rates
        on
            one_a_date.local_authority_key = official_rates.local_authority_key
            and one_a_date.measure || '_rate' = official_rates.measure
            and one_a_date.breakdown = official_rates.breakdown
            and one_a_date.period_start = official_rates.period_start
            and one_a_date.period_end = official_rates.period_end
            and one_a_date.official_source = official_rates.official_source
    left join england
        on
            one_a_date.measure = england.measure
            and one_a_date.breakdown = england.breakdown
            and one_a_date.period_end = england.period_end
    where one_a_date.local_authority_key <> 'ENGLAND'
),

-- An official number stands beside a printed one that is not ranked, not beside one that may stand in its place.
described as (
    select * from each
    qualify
        status <> 'official'
        or not coalesce(
            bool_or(is_ranked) filter (status <> 'official') over (
                partition by local_authority_key, measure, breakdown, period_end
            ),
            false
        )
),

rankable as (
    select * from described
    where is_ranked
),

ranked as (
    select
        one.local_authority_key,
        one.measure,
        one.breakdown,
        one.period_end,
        one.status,
        {{ rank_columns(
            'one.rate', 'one.rate_low_998', 'one.rate_high_998', 'other.rate', 'other.rate_low_998', 'other.rate_high_998'
        ) }}
    from rankable as one
    inner join rankable as other
        on one.measure = other.measure and one.breakdown = other.breakdown and one.period_end = other.period_end
    group by one.local_authority_key, one.measure, one.breakdown, one.period_end, one.status
),

dates as (
    select distinct period_end from rankable
),

authorities_then as (
    select
        dates.period_end,
        count(*) as authorities
    from dates
    inner join authorities
        on
            dates.period_end between coalesce(authorities.valid_from, date '1900-01-01')
            and coalesce(authorities.valid_to, date '9999-12-31')
    where authorities.local_authority_key <> 'ENGLAND'
    group by dates.period_end
),

-- Second of five that somebody printed a number of is no place among the authorities.
well_ranked as (
    select ranked.*
    from ranked
    inner join authorities_then on ranked.period_end = authorities_then.period_end
    where 2 * ranked.ranked >= authorities_then.authorities
),

limited as (
    select
        described.*,
        well_ranked.rank,
        well_ranked.rank_low,
        well_ranked.rank_high,
        well_ranked.ranked,
        {{ control_limits('england') | indent(8) }}
    from described
    left join well_ranked
        on
            described.local_authority_key = well_ranked.local_authority_key
            and described.measure = well_ranked.measure
            and described.breakdown = well_ranked.breakdown
            and described.period_end = well_ranked.period_end
            and described.status = well_ranked.status
),

placed as (
    select
        *,
        {{ funnel_position('england') | indent(8) }} as beside_england
    from limited
)

select
    authorities.local_authority,
    authorities.gss_code,
    placed.measure,
    placed.measure_label,
    placed.breakdown,
    placed.period_start,
    placed.period_end,
    if(placed.status = 'official', 'official', 'printed') as kind,
    coalesce(placed.value, placed.official_value) as value,
    placed.unit,
    placed.denominator,
    denominators.label as denominator_label,
    placed.denominator_value,
    placed.denominator_source,
    placed.rate_printed as printed_rate,
    round(placed.rate, 4) as rate,
    placed.rate_unit,
    round(placed.rate_low, 4) as rate_low,
    round(placed.rate_high, 4) as rate_high,
    round(placed.rate_low_998, 4) as rate_low_998,
    round(placed.rate_high_998, 4) as rate_high_998,
    placed.rank::integer as rank,
    placed.ranked::integer as ranked,
    round(placed.england_rate, 4) as england_rate,
    placed.beside_england,
    placed.official_source,
    documents.document_id,
    documents.document_file,
    observations.page,
    observations.line,
    observations.quote,
    placed.local_authority_key,
    placed.observation_id,
    placed.rank_low::integer as rank_low,
    placed.rank_high::integer as rank_high,
    round(placed.england_low_95, 4) as england_low_95,
    round(placed.england_high_95, 4) as england_high_95,
    round(placed.england_low_99_8, 4) as england_low_99_8,
    round(placed.england_high_99_8, 4) as england_high_99_8
from placed
inner join authorities on placed.local_authority_key = authorities.local_authority_key
inner join measures as denominators on placed.denominator = denominators.measure
left join observations on placed.observation_id = observations.observation_id
left join documents on observations.document_version_id = documents.document_version_id
order by placed.measure, placed.breakdown, placed.period_end, placed.rank, authorities.local_authority

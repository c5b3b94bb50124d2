{#
  `reporting.ranked('Bradford 2014', ['Bolton 2014'])`: what can be compared in order of its rates, highest first, with
  the interval of each rank and where each lies in the funnels around England's rate and around that of the others.
  Ranks: Klein, Wright and Wieczorek 2020; with 99.8 % limits they hold jointly at 95 % for up to 25 authorities.
  Control limits: Spiegelhalter 2005, by the formulas of the intervals at the number that the middle rate would give.
-#}
{% macro ranked_function() -%}
create or replace macro reporting.ranked(reference_year, other_years) as table
with
compared as materialized (
    select * from reporting.compare(reference_year, other_years)
    where (comparable or is_reference) and rate is not null and denominator_value > 0
),

-- Of the reference the value at the date that most others have as well.
dates as (
    select
        subject,
        breakdown,
        as_at_start,
        as_at_end
    from compared
    where comparable
    group by subject, breakdown, as_at_start, as_at_end
    qualify row_number() over (partition by subject, breakdown order by count(*) desc, as_at_end desc) = 1
),

rated as materialized (
    select
        compared.*,
        if(compared.rate_unit = 'per_10000', 10000, 100) as per
    from compared
    inner join dates
        on
            compared.subject = dates.subject
            and compared.breakdown = dates.breakdown
            and compared.as_at_start = dates.as_at_start
            and compared.as_at_end = dates.as_at_end
    -- A rate that is printed is the same thing as the count beside it.
    anti join dates as counts on compared.subject = counts.subject || '_rate' and compared.breakdown = counts.breakdown
),

england as (
    select
        measure as subject,
        breakdown,
        period_start as as_at_start,
        period_end as as_at_end,
        any_value(rate) as england_rate
    from marts.fct_comparable_values
    where local_authority_key = 'ENGLAND' and rate is not null
    group by measure, breakdown, period_start, period_end
),

ordered as (
    select
        one.member,
        one.subject,
        one.breakdown,
        count(*) filter (where other.rate > one.rate) + 1 as rank,
        count(*) filter (where other.rate_low_998 > one.rate_high_998) + 1 as rank_low,
        count(*) - count(*) filter (where other.rate_high_998 < one.rate_low_998) as rank_high,
        count(*) as ranked,
        one.per * sum(other.counted) filter (where other.member <> one.member)
        / sum(other.denominator_value) filter (where other.member <> one.member) as others_rate
    from rated as one
    inner join rated as other on one.subject = other.subject and one.breakdown = other.breakdown
    group by one.member, one.subject, one.breakdown, one.per
),

placed as materialized (
    select
        rated.*,
        ordered.rank,
        ordered.rank_low,
        ordered.rank_high,
        ordered.ranked,
        england.england_rate,
        ordered.others_rate,
        england.england_rate * rated.denominator_value / rated.per as england_expected,
        ordered.others_rate * rated.denominator_value / rated.per as others_expected
    from rated
    inner join ordered
        on
            rated.member = ordered.member
            and rated.subject = ordered.subject
            and rated.breakdown = ordered.breakdown
    left join england
        on
            rated.subject = england.subject
            and rated.breakdown = england.breakdown
            and rated.as_at_start = england.as_at_start
            and rated.as_at_end = england.as_at_end
),

limited as materialized (
    select
        *,
        {% for middle in ['england', 'others'] -%}
        {{ control_limit(middle ~ '_expected', '-', '95') }} as {{ middle }}_low_95,
        {{ control_limit(middle ~ '_expected', '+', '95') }} as {{ middle }}_high_95,
        {{ control_limit(middle ~ '_expected', '-', '998') }} as {{ middle }}_low_99_8,
        {{ control_limit(middle ~ '_expected', '+', '998') }} as {{ middle }}_high_99_8{{ ',' if not loop.last }}
        {% endfor %}
    from placed
)

select
    subject,
    label,
    theme,
    breakdown,
    as_at_start,
    as_at_end,
    rank,
    rank_low,
    rank_high,
    ranked,
    member,
    local_authority,
    year,
    is_reference,
    coalesce(value, official_value) as value,
    unit,
    status,
    rate,
    rate_unit,
    denominator,
    rate_low,
    rate_high,
    rate_low_998,
    rate_high_998,
    {% for middle in ['england', 'others'] -%}
    {{ middle }}_rate,
    {{ middle }}_low_95,
    {{ middle }}_high_95,
    {{ middle }}_low_99_8,
    {{ middle }}_high_99_8,
    case
        when rate > {{ middle }}_high_99_8 then 'above_99_8'
        when rate < {{ middle }}_low_99_8 then 'below_99_8'
        when rate > {{ middle }}_high_95 then 'above_95'
        when rate < {{ middle }}_low_95 then 'below_95'
        when {{ middle }}_high_95 is not null then 'within'
    end as beside_{{ middle }},
    {% endfor -%}
    local_authority_key
from limited
order by label, breakdown, rank, member
{%- endmacro %}

{#
  A control limit where so many are expected, of a row of `placed`; of a population none where it is under ten.
  `least` and `greatest` pass over a null: without a middle rate they would make a limit of it.
-#}
{% macro control_limit(expected, sign, level) -%}
    case
        when rate_unit = 'percent' and {{ expected }} is not null
            then per * least(1, greatest(0, {{ wilson(expected, 'denominator_value', sign, level) }}))
        when rate_unit = 'per_10000' and {{ expected }} >= 10
            then per / denominator_value
                * {{ byar_low(expected, level) if sign == '-' else byar_high(expected, level) }}
    end
{%- endmacro %}

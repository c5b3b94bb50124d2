{#
  `reporting.ranked('Bradford 2014', ['Bolton 2014'])`: what can be compared in order of its rates, highest first, with
  the interval of each rank and where each lies in the funnels around England's rate and around that of the others.
  Ranks: Klein, Wright and Wieczorek 2020; with 99.8 % limits they hold jointly at 95 % for up to 25 authorities.
  Control limits: Spiegelhalter 2005, by the formulas of the intervals at the number that the middle rate would give.
-#}
{% macro ranked_function() -%}
create or replace macro reporting.ranked(reference_year, other_years) as table
with
compared as (
    select
        * replace (coalesce(value, official_value) as value),
        if(rate_unit = 'per_10000', 10000, 100) as per,
        regexp_replace(subject, '_rate$', '') as counted_subject
    from reporting.compare(reference_year, other_years)
    where (comparable or is_reference) and rate is not null and denominator_value > 0
),

beside_dates as (
    select
        *,
        count(*) filter (where comparable) over (partition by subject, breakdown, as_at_start, as_at_end) as at_date,
        bool_or(comparable and subject = counted_subject) over (partition by counted_subject, breakdown) as is_counted
    from compared
),

-- Of the reference the value at the date that most others have as well. A rate that is printed is the same thing as
-- the count beside it.
rated as (
    select *
    from beside_dates
    where at_date > 0 and (subject = counted_subject or not is_counted)
    qualify rank() over (partition by subject, breakdown order by at_date desc, as_at_end desc, as_at_start asc) = 1
),

listed as (
    select
        *,
        list(
            struct_pack(
                member := member,
                rate := rate,
                low := rate_low_998,
                high := rate_high_998,
                counted := counted,
                denominator_value := denominator_value
            )
        ) over (partition by subject, breakdown) as all_rated
    from rated
),

paired as (
    select
        * exclude (all_rated),
        unnest(all_rated) as other
    from listed
),

ordered as (
    select
        {{ ranked_columns() | indent(8) }},
        {{ rank_columns('rate', 'rate_low_998', 'rate_high_998', 'other.rate', 'other.low', 'other.high') | indent(8) }},
        per * sum(other.counted) filter (where other.member <> member)
        / sum(other.denominator_value) filter (where other.member <> member) as others_rate
    from paired
    group by
        {{ ranked_columns() | indent(8) }}
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

placed as (
    select
        ordered.*,
        england.england_rate,
        england.england_rate * ordered.denominator_value / ordered.per as england_expected,
        ordered.others_rate * ordered.denominator_value / ordered.per as others_expected
    from ordered
    left join england
        on
            ordered.subject = england.subject
            and ordered.breakdown = england.breakdown
            and ordered.as_at_start = england.as_at_start
            and ordered.as_at_end = england.as_at_end
),

limited as (
    select
        *,
        {% for middle in ['england', 'others'] -%}
        {{ control_limits(middle) | indent(8) }}{{ ',' if not loop.last }}
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
    value,
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
    {{ funnel_position(middle) | indent(4) }} as beside_{{ middle }},
    {% endfor -%}
    local_authority_key,
    observation_id,
    official_source,
    document_file
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

{# The columns with the limits of the funnel around a middle rate, of a row that has `<middle>_expected`. -#}
{% macro control_limits(middle) -%}
    {{ control_limit(middle ~ '_expected', '-', '95') }} as {{ middle }}_low_95,
    {{ control_limit(middle ~ '_expected', '+', '95') }} as {{ middle }}_high_95,
    {{ control_limit(middle ~ '_expected', '-', '998') }} as {{ middle }}_low_99_8,
    {{ control_limit(middle ~ '_expected', '+', '998') }} as {{ middle }}_high_99_8
{%- endmacro %}

{# Where a rate lies in that funnel; null where it has no limits. -#}
{% macro funnel_position(middle) -%}
    case
        when rate > {{ middle }}_high_99_8 then 'above_99_8'
        when rate < {{ middle }}_low_99_8 then 'below_99_8'
        when rate > {{ middle }}_high_95 then 'above_95'
        when rate < {{ middle }}_low_95 then 'below_95'
        when {{ middle }}_high_95 is not null then 'within'
    end
{%- endmacro %}

{# The columns of a comparison by which rates are ranked, and that are told of each. -#}
{% macro ranked_columns() -%}
    subject,
    label,
    theme,
    breakdown,
    as_at_start,
    as_at_end,
    member,
    local_authority,
    year,
    is_reference,
    value,
    unit,
    status,
    rate,
    rate_unit,
    per,
    denominator,
    denominator_value,
    rate_low,
    rate_high,
    rate_low_998,
    rate_high_998,
    local_authority_key,
    observation_id,
    official_source,
    document_file
{%- endmacro %}

{# The rank of a rate, highest first, among all that it is paired with, itself too; and the interval of that rank. -#}
{% macro rank_columns(rate, low, high, other_rate, other_low, other_high) -%}
    count(*) filter (where {{ other_rate }} > {{ rate }}) + 1 as rank,
    count(*) filter (where {{ other_low }} > {{ high }}) + 1 as rank_low,
    count(*) - count(*) filter (where {{ other_high }} < {{ low }}) as rank_high,
    count(*) as ranked
{%- endmacro %}

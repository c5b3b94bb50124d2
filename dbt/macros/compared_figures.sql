{#
  The figures of chosen authority-years beside those of the first of them: CTEs, the last of which is `compared`, from
  `chosen` (comparison_set, member, reference, member_order, local_authority_key, year), `wanted` (comparison_set,
  measure, breakdown, subject_order), `comparable_values`, `measures`, `authority_years`, `count_limits` and
  `ratio_limits`. The published function `reporting.compare` and the comparisons of the catalogue are made of it alike.
-#}
{% macro compared_figures() -%}
{{ paired_figures() }},

{{ judged_pairs() }},

{{ reckoned_pairs() }},

{{ absent_figures() }},

compared as (
    select
        * exclude (is_comparable, is_compared),
        is_comparable and not is_reference as comparable,
        {{ compared_measure_reason() }} as reason
    from reckoned
    union all by name
    select * from absent
)
{%- endmacro %}

{#
  Each authority-year's own headline, and the latest date that it shares with the reference: `paired`, one row per value
  shown, with the columns of the reference's value under `reference_…`. A date of the reference is shared as well where
  the other authority has a value of it under another of its years: an inspection in February asks for March's figures.
-#}
{% macro paired_figures() -%}
own as materialized (
    select
        chosen.comparison_set,
        chosen.member,
        chosen.reference,
        chosen.member_order,
        wanted.subject_order,
        comparable_values.*
    from chosen
    inner join comparable_values
        on
            chosen.local_authority_key = comparable_values.local_authority_key
            and chosen.year = comparable_values.year
    inner join wanted
        on
            chosen.comparison_set = wanted.comparison_set
            and comparable_values.measure = wanted.measure
            and comparable_values.breakdown = wanted.breakdown
),

of_other_years as (
    select
        chosen.comparison_set,
        chosen.member,
        chosen.reference,
        chosen.member_order,
        of_reference.subject_order,
        comparable_values.* exclude (year, is_headline),
        chosen.year,
        false as is_headline
    from chosen
    inner join comparable_values
        on
            chosen.local_authority_key = comparable_values.local_authority_key
            and chosen.year <> comparable_values.year
            and comparable_values.status in ('found', 'official')
    inner join own as of_reference
        on
            chosen.comparison_set = of_reference.comparison_set
            and chosen.reference = of_reference.member
            and chosen.local_authority_key <> of_reference.local_authority_key
            and comparable_values.measure = of_reference.measure
            and comparable_values.breakdown = of_reference.breakdown
            and comparable_values.period_start = of_reference.period_start
            and comparable_values.period_end = of_reference.period_end
    anti join own
        on
            chosen.comparison_set = own.comparison_set
            and chosen.member = own.member
            and comparable_values.measure = own.measure
            and comparable_values.breakdown = own.breakdown
            and comparable_values.period_start = own.period_start
            and comparable_values.period_end = own.period_end
    qualify row_number() over (
        partition by
            chosen.comparison_set, chosen.member, comparable_values.measure, comparable_values.breakdown,
            comparable_values.period_start, comparable_values.period_end
        order by comparable_values.official_source is null desc, comparable_values.year asc
    ) = 1
),

figures as materialized (
    select
        * exclude (value, official_value),
        coalesce(value, official_value) as figure,
        row_number() over (order by comparison_set, member, measure, breakdown, period_end, status) as figure_number
    from (
        select * from own
        union all by name
        select * from of_other_years
    )
),

standing as (
    select * from figures
    where figure is not null
),

references_of as (
    select * from standing
    where member = reference
),

common_dates as (
    select
        standing.figure_number,
        references_of.figure_number as reference_number,
        true as is_common_date
    from standing
    inner join references_of
        on
            standing.comparison_set = references_of.comparison_set
            and standing.measure = references_of.measure
            and standing.breakdown = references_of.breakdown
            and standing.period_start = references_of.period_start
            and standing.period_end = references_of.period_end
    where standing.member <> standing.reference
    qualify row_number() over (
        partition by standing.comparison_set, standing.measure, standing.breakdown, standing.member
        order by
            {{ is_bound('standing.qualifier') }} or {{ is_bound('references_of.qualifier') }} asc,
            (standing.official_source is null) = (references_of.official_source is null) desc,
            standing.is_from_event desc,
            references_of.is_from_event desc,
            standing.period_end desc
    ) = 1
),

headlines as (
    select
        standing.figure_number,
        references_of.figure_number as reference_number,
        false as is_common_date
    from standing
    left join references_of
        on
            standing.comparison_set = references_of.comparison_set
            and standing.measure = references_of.measure
            and standing.breakdown = references_of.breakdown
            and references_of.is_headline
    where standing.is_headline
),

shown as materialized (
    select * from (
        select * from common_dates
        union all
        select
            reference_number as figure_number,
            reference_number,
            true as is_common_date
        from common_dates
        union all
        select * from headlines
    )
    qualify row_number() over (partition by figure_number order by is_common_date desc) = 1
),

paired as (
    select
        standing.*,
        shown.is_common_date,
        shown.reference_number,
        {% for column in [
            'local_authority_key', 'figure', 'qualifier', 'official_source', 'is_local_indicator', 'other_values',
            'counted', 'denominator_value', 'rate', 'rate_low', 'rate_high', 'period_start', 'period_end'
        ] -%}
        references_of.{{ column }} as reference_{{ column }},
        {% endfor -%}
        coalesce(measures.definition_differs, 'same') as definition_differs,
        measures.definition_difference,
        measures.label,
        regexp_matches(measures.source, '^(DfE|ONS|Ofsted) ') as is_national_definition,
        coalesce(authority_years.documents, 0) as documents,
        authority_years.kinds
    from shown
    inner join standing on shown.figure_number = standing.figure_number
    inner join measures on standing.measure = measures.measure
    left join authority_years
        on
            standing.local_authority_key = authority_years.local_authority_key
            and standing.year = authority_years.year
    left join references_of on shown.reference_number = references_of.figure_number
)
{%- endmacro %}

{# What keeps each value from being compared, null where nothing does: `judged`. -#}
{% macro judged_pairs() -%}
described as (
    select
        *,
        coalesce(figure_number = reference_number, false) as is_reference,
        {{ is_bound('qualifier') }} as is_bound,
        {{ is_bound('reference_qualifier') }} as is_reference_bound,
        coalesce(local_authority_key <> reference_local_authority_key, false) as is_between_authorities,
        official_source is not null and reference_official_source is not null as are_both_official,
        -- The counts of two authorities are compared as rates of what they are counted of.
        unit = 'count' and is_between_authorities as is_compared_as_rate
    from paired
),

obstructed as (
    select
        *,
        case
            when is_reference then null
            when reference_number is null
                then format('No such figure of {} was found to compare with.', reference)
            when period_end is null or reference_period_end is null then 'A paper prints no date for the figure.'
            when not coalesce(period_start = reference_period_start and period_end = reference_period_end, false)
                then format(
                    'Different dates: {} here, {} for {}.',
                    {{ period_in_words('period_start', 'period_end') }},
                    {{ period_in_words('reference_period_start', 'reference_period_end') }},
                    reference
                )
            when definition_differs = 'between_papers' and not are_both_official
                then format('The papers do not all define it the same way: {}.', definition_difference)
            when is_between_authorities and definition_differs = 'between_authorities' and not are_both_official
                then format('Authorities do not all count it the same way: {}.', definition_difference)
            when is_between_authorities and not is_national_definition
                then 'The definition is one paper''s own: another authority may count differently.'
            when is_between_authorities and (is_local_indicator or reference_is_local_indicator)
                then 'A council''s own indicator, not validated, is not compared with another authority''s.'
            when is_compared_as_rate and denominator is null
                then 'Counts, and no denominator by which the sector divides them.'
            when is_compared_as_rate and (rate is null or reference_rate is null)
                then 'Counts of different populations.'
        end as obstacle,
        case
            when is_bound and is_reference then 'A bound, with which nothing is compared.'
            when is_bound or is_reference_bound and not is_reference
                then 'A bound is not compared: ' || if(is_bound, 'this value is one.', reference || ' prints one.')
        end as bound_obstacle,
        case
            when unit <> 'count' or denominator is null or rate is not null or is_bound then null
            when period_end is null then 'No rate: no date is printed.'
            when rate_unit is null and denominator_value is null
                then format('No rate: no number of {} of that time is known.', replace(denominator, '_', ' '))
            else 'No rate: the number that it would be a share of is the smaller one.'
        end as why_no_rate
    from described
),

judged as (
    select
        *,
        obstacle is null and bound_obstacle is null as is_comparable,
        is_comparable and not is_reference as is_compared
    from obstructed
)
{%- endmacro %}

{#
  Difference and ratio with their 95 % limits, where two values may be compared: `reckoned`. The ratio of two rates is
  limited exactly, given the sum of both counts: from `ratio_limits` where both are below 100, else by the cube root,
  which `count_limits` corrects where one of them is. Two shares are limited from Wilson's limits of each.
-#}
{% macro reckoned_pairs() -%}
reckonable as (
    select
        judged.* replace (
            -- "over 340" is a bound: a rate or an interval around it would claim what the paper does not.
            {% for column in ['rate', 'rate_low', 'rate_high', 'rate_low_998', 'rate_high_998'] -%}
            if(judged.is_bound, null, judged.{{ column }}) as {{ column }}{{ ',' if not loop.last }}
            {% endfor -%}
        ),
        if(is_compared and reference_counted >= 0 and counted >= 0, counted, null) as x,
        if(x is null, null, reference_counted) as y,
        reference_denominator_value / nullif(denominator_value, 0) as exposure
    from judged
),

limited as (
    select
        reckonable.*,
        coalesce(ratio_limits.low, {{ ratio_of_counts_low('x', 'y', 'of_x.low', 'of_y.high') }}) as counts_low,
        if(
            ratio_limits.counted is null,
            {{ ratio_of_counts_high('x', 'y', 'of_x.high', 'of_y.low') }},
            ratio_limits.high
        ) as counts_high
    from reckonable
    left join ratio_limits on reckonable.x = ratio_limits.counted and reckonable.y = ratio_limits.other_counted
    left join count_limits as of_x on reckonable.x = of_x.counted
    left join count_limits as of_y on reckonable.y = of_y.counted
),

reckoned as (
    select
        * exclude (x, y, exposure, counts_low, counts_high),
        is_compared and rate is not null and reference_rate is not null as has_rates,
        if(is_compared and not is_compared_as_rate, round(figure - reference_figure, 6), null) as difference,
        case
            when has_rates and is_compared_as_rate then rate / nullif(reference_rate, 0)
            when is_compared then figure / nullif(reference_figure, 0)
        end as ratio,
        case
            when not has_rates then null
            when rate_unit = 'per_10000' then counts_low * exposure
            else {{ ratio_of_shares('rate', 'rate_low', 'reference_rate', 'reference_rate_high', '-') }}
        end as ratio_low,
        case
            when not has_rates then null
            when rate_unit = 'per_10000' then counts_high * exposure
            else {{ ratio_of_shares('rate', 'rate_high', 'reference_rate', 'reference_rate_low', '+') }}
        end as ratio_high,
        if(has_rates, rate - reference_rate, null) as rate_difference,
        if(
            has_rates, {{ difference_low('rate', 'rate_low', 'reference_rate', 'reference_rate_high') }}, null
        ) as rate_difference_low,
        if(
            has_rates, {{ difference_high('rate', 'rate_high', 'reference_rate', 'reference_rate_low') }}, null
        ) as rate_difference_high
    from limited
)
{%- endmacro %}

{# What a chosen authority-year has no value of, and why: never nought: `absent`. -#}
{% macro absent_figures() -%}
absent as (
    select
        chosen.comparison_set,
        chosen.member,
        chosen.reference,
        chosen.local_authority_key,
        chosen.year,
        chosen.member_order,
        wanted.subject_order,
        wanted.measure,
        wanted.breakdown,
        measures.unit,
        false as is_common_date,
        false as is_reference,
        false as comparable,
        coalesce(
            unusable.status, if(coalesce(authority_years.documents, 0) = 0, 'no_document', 'not_found')
        ) as status,
        coalesce(
            unusable.absence_reason,
            {{ not_found_in_words(
                'measures.label', 'chosen.member', 'coalesce(authority_years.documents, 0)', 'authority_years.kinds'
            ) }}
        ) as reason
    from chosen
    inner join wanted on chosen.comparison_set = wanted.comparison_set
    inner join measures on wanted.measure = measures.measure
    left join authority_years
        on
            chosen.local_authority_key = authority_years.local_authority_key
            and chosen.year = authority_years.year
    left join figures as unusable
        on
            chosen.comparison_set = unusable.comparison_set
            and chosen.member = unusable.member
            and wanted.measure = unusable.measure
            and wanted.breakdown = unusable.breakdown
            and unusable.figure is null
    anti join standing
        on
            chosen.comparison_set = standing.comparison_set
            and chosen.member = standing.member
            and wanted.measure = standing.measure
            and wanted.breakdown = standing.breakdown
)
{%- endmacro %}

{# That the papers of an authority-year print no such figure, or that there are none. -#}
{% macro not_found_in_words(label, member, documents, kinds) -%}
    if(
        {{ documents }} = 0,
        format('No document of {} has been read.', {{ member }}),
        format(
            'No "{}" is printed, as far as the reader found, in what was read for {} ({}).',
            {{ label }}, {{ member }}, {{ kinds }}
        )
    )
{%- endmacro %}

{# The columns of `compared` as they are published: an official figure never stands where a printed one does. -#}
{% macro compared_columns() -%}
    if(official_source is null, figure, null) as value,
    unit,
    status,
    period_start,
    period_end,
    is_common_date,
    counted,
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
    if(rate_unit = 'per_10000', rate, null) as rate_per_10000,
    other_values is not null or contradiction is not null as is_contested,
    if(official_source is null, null, figure) as official_value,
    official_source,
    official_published_date,
    is_reference,
    rate,
    rate_unit,
    rate_low_998,
    rate_high_998,
    printed_rate,
    denominator,
    denominator_value,
    denominator_source,
    reference_figure,
    reference_rate,
    rate_difference,
    rate_difference_low,
    rate_difference_high
{%- endmacro %}

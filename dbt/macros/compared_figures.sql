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
        {{ compared_measure_reason() }} as reason,
        {{ compared_measure_note() }} as note
    from reckoned
    union all by name
    select * from absent
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
    rate_difference_high,
    note
{%- endmacro %}

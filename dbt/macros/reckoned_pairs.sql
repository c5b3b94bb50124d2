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

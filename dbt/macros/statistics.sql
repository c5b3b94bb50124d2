{#
  Intervals, as the public health bodies publish them: Byar's limits of a count from 10 on and exact ones below, Wilson's
  of a share (Office for Health Improvement and Disparities, Technical guide on confidence intervals; Breslow and Day
  1987). 95 % and, as control limits are drawn, 99.8 %. A negative number is no count and has none.
#}
{% macro standard_deviations(level) -%}
    {{ {'95': '1.959963984540054', '998': '3.090232306167813'}[level] }}
{%- endmacro %}

{% macro count_limit_low(count, level='95') -%}
    case
        when {{ count }} >= 10 then {{ byar_low(count, level) }}
        when {{ count }} >= 0 then exact_count_low({{ count }}, {{ tail(level) }})
    end
{%- endmacro %}

{% macro count_limit_high(count, level='95') -%}
    case
        when {{ count }} >= 10 then {{ byar_high(count, level) }}
        when {{ count }} >= 0 then exact_count_high({{ count }}, {{ tail(level) }})
    end
{%- endmacro %}

{% macro byar_low(count, level='95') -%}
    {{ count }} * pow(1 - 1 / (9 * {{ count }}) - {{ standard_deviations(level) }} / (3 * sqrt({{ count }})), 3)
{%- endmacro %}

{% macro byar_high(count, level='95') -%}
    ({{ count }} + 1)
    * pow(1 - 1 / (9 * ({{ count }} + 1)) + {{ standard_deviations(level) }} / (3 * sqrt({{ count }} + 1)), 3)
{%- endmacro %}

{# What lies beyond each limit. #}
{% macro tail(level) -%}
    {{ {'95': '0.025', '998': '0.001'}[level] }}
{%- endmacro %}

{# Wilson's limits of a share: `sign` is - for the lower, + for the upper one. #}
{% macro wilson(part, whole, sign, level='95') -%}
    {%- set z = standard_deviations(level) -%}
    (
        2 * {{ part }} + {{ z }} * {{ z }}
        {{ sign }} {{ z }} * sqrt({{ z }} * {{ z }} + 4 * {{ part }} * (1 - {{ part }} / {{ whole }}))
    ) / (2 * ({{ whole }} + {{ z }} * {{ z }}))
{%- endmacro %}

{# A limit of `per` × `counted` / `denominator_value`, a rate of a population or a share of a whole: `relation`. #}
{% macro rate_limit(side, level) -%}
    {%- set of_count = count_limit_low('counted', level) if side == 'low' else count_limit_high('counted', level) -%}
    {%- set of_share = wilson('counted', 'denominator_value', '-' if side == 'low' else '+', level) -%}
    if(relation = 'population', per * {{ of_count }}, per * denominator_value * greatest(0, least(1, {{ of_share }})))
{%- endmacro %}

{#
  95 % limits of the difference of two rates or shares from the limits of each: Newcombe 1998, method 10, for shares;
  Zou and Donner 2008 for any two estimates.
#}
{% macro difference_low(one, low, other, other_high) -%}
    {{ one }} - {{ other }} - sqrt(pow({{ one }} - {{ low }}, 2) + pow({{ other_high }} - {{ other }}, 2))
{%- endmacro %}

{% macro difference_high(one, high, other, other_low) -%}
    {{ one }} - {{ other }} + sqrt(pow({{ high }} - {{ one }}, 2) + pow({{ other }} - {{ other_low }}, 2))
{%- endmacro %}

{# 95 % limits of the ratio of two shares from the limits of each (Donner and Zou 2012): `sign` as for `wilson`. #}
{% macro ratio_of_shares(one, limit, other, other_limit, sign) -%}
    (
        {{ one }} * {{ other }} {{ sign }} sqrt(greatest(0, pow({{ one }} * {{ other }}, 2)
            - {{ limit }} * {{ other_limit }} * (2 * {{ one }} - {{ limit }}) * (2 * {{ other }} - {{ other_limit }})))
    ) / nullif({{ other_limit }} * (2 * {{ other }} - {{ other_limit }}), 0)
{%- endmacro %}

{#
  A quantile of F by the cube root (Paulson 1942), as Byar's limits are one of the chi-square: the limits of the ratio
  of two counts given their sum. `sign` as for `wilson`.
#}
{% macro f_quantile(half_degrees, other_half_degrees, sign, level='95') -%}
    {%- set z = standard_deviations(level) -%}
    {%- set a = '(1 / (9 * ' ~ half_degrees ~ '))' -%}
    {%- set b = '(1 / (9 * ' ~ other_half_degrees ~ '))' -%}
    pow(
        (
            (1 - {{ a }}) * (1 - {{ b }})
            {{ sign }} {{ z }} * sqrt(
                pow(1 - {{ a }}, 2) * {{ b }} + pow(1 - {{ b }}, 2) * {{ a }} - {{ z }} * {{ z }} * {{ a }} * {{ b }}
            )
        ) / (pow(1 - {{ b }}, 2) - {{ z }} * {{ z }} * {{ b }}),
        3
    )
{%- endmacro %}

{#
  95 % limits of the ratio of two counts, of which one is 100 or more, by that quantile. Below 100 the quantile is as
  far off as Byar's limits are, which the exact limits of the count (null from 100 on) correct.
#}
{% macro ratio_of_counts_low(x, y, exact_x_low, exact_y_high) -%}
    if(
        {{ x }} = 0, 0,
        {{ x }} / ({{ y }} + 1) * {{ f_quantile(x, '(' ~ y ~ ' + 1)', '-') }}
        * coalesce({{ exact_x_low }} / ({{ byar_low(x) }}), 1) / coalesce({{ exact_y_high }} / ({{ byar_high(y) }}), 1)
    )
{%- endmacro %}

{% macro ratio_of_counts_high(x, y, exact_x_high, exact_y_low) -%}
    if(
        {{ y }} = 0, null,
        ({{ x }} + 1) / {{ y }} * {{ f_quantile('(' ~ x ~ ' + 1)', y, '+') }}
        * coalesce({{ exact_x_high }} / ({{ byar_high(x) }}), 1) / coalesce({{ exact_y_low }} / ({{ byar_low(y) }}), 1)
    )
{%- endmacro %}

{#
  95 % limits of a count taken as Poisson: Byar's approximation from 10 upwards, exact limits below; a negative
  number is no count and has none.
  Method: Breslow and Day 1987; Office for Health Improvement and Disparities, Technical guide on confidence intervals.
#}
{% macro count_limit_low(count) -%}
    case
        when {{ count }} >= 10
            then {{ count }} * pow(1 - 1 / (9 * {{ count }}) - 1.959964 / (3 * sqrt({{ count }})), 3)
        when {{ count }} >= 0
            then [0, 0.0253, 0.2422, 0.6187, 1.0899, 1.6235, 2.2019, 2.8144, 3.4538, 4.1154][cast(greatest(0, least({{ count }}, 9)) as integer) + 1]
    end
{%- endmacro %}

{% macro count_limit_high(count) -%}
    case
        when {{ count }} >= 10
            then ({{ count }} + 1) * pow(1 - 1 / (9 * ({{ count }} + 1)) + 1.959964 / (3 * sqrt({{ count }} + 1)), 3)
        when {{ count }} >= 0
            then [3.6889, 5.5716, 7.2247, 8.7673, 10.2416, 11.6683, 13.0595, 14.4227, 15.7632, 17.0848][cast(greatest(0, least({{ count }}, 9)) as integer) + 1]
    end
{%- endmacro %}

{# Whether a period is a year within a month: only then is a count of it a yearly rate. #}
{% macro is_about_a_year(first_day, last_day) -%}
    coalesce({{ last_day }} - {{ first_day }} + 1 between 334 and 396, false)
{%- endmacro %}

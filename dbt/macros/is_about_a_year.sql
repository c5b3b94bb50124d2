{# Whether a period is a year within a month: only then is a count of it a yearly rate. #}
{% macro is_about_a_year(first_day, last_day) -%}
    coalesce({{ last_day }} - {{ first_day }} + 1 between 334 and 396, false)
{%- endmacro %}

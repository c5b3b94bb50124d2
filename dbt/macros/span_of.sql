{# How long the time of a value is (vocabulary Span); null for a length that no series of figures is printed in. #}
{% macro span_of(period_kind, first_day, last_day) -%}
    case
        when {{ period_kind }} <> 'month' and {{ last_day }} - {{ first_day }} + 1 <= 35 then 'day'
        when {{ last_day }} - {{ first_day }} + 1 <= 31 then 'month'
        when {{ last_day }} - {{ first_day }} + 1 between 89 and 93 then 'quarter'
        when {{ is_about_a_year(first_day, last_day) }} then 'year'
        when {{ last_day }} - {{ first_day }} + 1 between 1065 and 1126 then 'three_years'
    end
{%- endmacro %}

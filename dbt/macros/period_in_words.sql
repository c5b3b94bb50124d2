{# A period as people write it: "at 31 March 2013", "1 April 2012 to 31 March 2013", "no date printed". #}
{% macro period_in_words(first_day, last_day) -%}
    case
        when {{ last_day }} is null then 'no date printed'
        when {{ first_day }} is null then 'until ' || strftime({{ last_day }}, '%-d %B %Y')
        when {{ first_day }} = {{ last_day }} then 'at ' || strftime({{ last_day }}, '%-d %B %Y')
        else strftime({{ first_day }}, '%-d %B %Y') || ' to ' || strftime({{ last_day }}, '%-d %B %Y')
    end
{%- endmacro %}

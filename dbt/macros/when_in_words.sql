{#
  When a figure applies, worded for a sentence: "at 31 March 2013", "in August 2023", "from 1 April 2012 to
  31 March 2013".
#}
{% macro when_in_words(first_day, last_day) -%}
    case
        when {{ first_day }} = {{ last_day }} then 'at ' || strftime({{ last_day }}, '%-d %B %Y')
        when {{ first_day }} = date_trunc('month', {{ last_day }}) and {{ last_day }} = last_day({{ last_day }})
            then 'in ' || strftime({{ last_day }}, '%B %Y')
        else
            coalesce('from ' || strftime({{ first_day }}, '%-d %B %Y') || ' to ', 'until ')
            || strftime({{ last_day }}, '%-d %B %Y')
    end
{%- endmacro %}

{# Whether a statement is in running text: neither in a table nor in a report's section of area statistics. #}
{% macro is_narrative(reading, section) -%}
    ({{ reading }} <> 'table' and not contains(lower(coalesce({{ section }}, '')), 'information about this'))
{%- endmacro %}

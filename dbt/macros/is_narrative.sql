{#
  Whether a statement is in running text: neither in a table nor in a report's lists of area statistics, whose sections
  are called "Information about this area" or "Children looked after in this area".
#}
{% macro is_narrative(reading, section) -%}
    (
        {{ reading }} <> 'table'
        and not regexp_matches(lower(coalesce({{ section }}, '')), 'information about this|(?:living|protection|after|care) in this area')
    )
{%- endmacro %}

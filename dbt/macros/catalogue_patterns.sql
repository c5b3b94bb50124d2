{#
  Catalogue patterns as constants in the query: DuckDB compiles a constant pattern once, but one that comes from a
  column once a row (5,000 labels by 300 patterns: half a second instead of a minute).
#}
{% macro catalogue_rows(relation, columns, order_by) -%}
    {%- if not execute -%}{{ return([]) }}{%- endif -%}
    {%- set found = run_query('select ' ~ columns ~ ' from ' ~ relation ~ ' order by ' ~ order_by) -%}
    {{ return(found.rows) }}
{%- endmacro %}

{# Number of the first row of `stg_measure_aliases`, by priority, that fits the label and its unit; null where none does. #}
{% macro first_alias(label, unit, aliases) -%}
    case
        {%- for row in catalogue_rows(aliases, 'alias_number, unit, pattern', 'alias_number') %}
        when {{ unit }} = '{{ row[1] }}' and regexp_matches({{ label }}, '{{ row[2] | replace("'", "''") }}', 'i')
            then {{ row[0] }}
        {%- endfor %}
        when false then 0
    end
{%- endmacro %}

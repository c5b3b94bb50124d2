{# What the columns of the compared authority-years hold: no yml can know them, for they are rows of the catalogue. #}
{% macro comments_on_members(relation, compared) -%}
    {%- if execute -%}
        {%- for member in run_query('select distinct member from ' ~ compared).columns[0].values() -%}
            {%- set meaning = member ~ ', in words: the value with its date, the grade, or why there is none' -%}
            comment on column {{ relation }}.{{ adapter.quote(member) }} is {{ duckdb_escape_comment(meaning) }};
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}

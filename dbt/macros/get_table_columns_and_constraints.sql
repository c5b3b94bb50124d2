{# A table's columns and their types. Keys and references are declared for whoever reads the manifest and never built:
   each would be an index in the file (decision 0002), and is_key and refers_to test them. #}
{% macro duckdb__get_table_columns_and_constraints() -%}
    ({{ adapter.render_raw_columns_constraints(raw_columns=model['columns']) | join(', ') }})
{%- endmacro %}

{# A key of 16 hexadecimal digits hashed from the columns of a business key, never from a clock. #}
{% macro hashed_key(columns) -%}
    left(sha256(concat_ws('|'
        {%- for column in columns -%}, coalesce(cast({{ column }} as varchar), ''){%- endfor -%}
    )), 16)
{%- endmacro %}

{# The words of its passage just before and just after a printed figure. #}
{% macro words_before(length) -%}
    lower(right(substr(quote, 1, greatest(value_start - char_start, 0)), {{ length }}))
{%- endmacro %}

{% macro words_after(length) -%}
    lower(substr(quote, value_end - char_start + 1, {{ length }}))
{%- endmacro %}

{# A passage as its words are looked up: lower case, straight quotes. #}
{% macro normalised_passage(column) -%}
    translate(lower({{ column }}), '‘’', '''''')
{%- endmacro %}

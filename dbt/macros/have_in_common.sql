{# Whether two texts joined by commas have a member in common. #}
{% macro have_in_common(one, other) -%}
    list_has_any(string_split({{ one }}, ','), string_split({{ other }}, ','))
{%- endmacro %}

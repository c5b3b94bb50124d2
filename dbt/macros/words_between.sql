{# The words of a passage between two figures printed in it, the second after the first. #}
{% macro words_between(first, second) -%}
    substr({{ first }}.quote, {{ first }}.value_end - {{ first }}.char_start + 1, greatest({{ second }}.value_start - {{ first }}.value_end, 0))
{%- endmacro %}

{# The words of its passage just before and just after a printed figure. #}
{% macro words_before(length) -%}
    lower(right(substr(quote, 1, greatest(value_start - char_start, 0)), {{ length }}))
{%- endmacro %}

{% macro words_after(length) -%}
    lower(substr(quote, value_end - char_start + 1, {{ length }}))
{%- endmacro %}

{# The words of its passage before a printed figure. #}
{% macro opening_words(figure) -%}
    lower(substr({{ figure }}.quote, 1, greatest({{ figure }}.value_start - {{ figure }}.char_start, 0)))
{%- endmacro %}

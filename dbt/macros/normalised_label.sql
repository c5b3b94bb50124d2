{# A label as the catalogue's patterns meet it: lower case, plain quotes and dashes, single blanks, no mark-up. #}
{% macro normalised_label(column) -%}
    trim(regexp_replace(
        translate(lower(regexp_replace({{ column }}, '<[^>]{1,40}>|[*_#]+', ' ', 'g')), '‘’“”–—', '''''""--'),
        '\s+', ' ', 'g'
    ))
{%- endmacro %}

{# The measure's name for a label that no catalogue row knows yet: snake case, at most 100 characters. #}
{% macro label_slug(column) -%}
    nullif(left(trim(regexp_replace({{ column }}, '[^a-z0-9]+', '_', 'g'), '_'), 100), '')
{%- endmacro %}

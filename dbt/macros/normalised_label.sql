{# A label as the catalogue's patterns meet it: lower case, plain quotes and dashes, single blanks, no mark-up. #}
{% macro normalised_label(column) -%}
    trim(regexp_replace(
        translate(lower(regexp_replace({{ column }}, '<[^>]{1,40}>|[*_#]+', ' ', 'g')), '‘’“”–—', '''''""--'),
        '\s+', ' ', 'g'
    ))
{%- endmacro %}

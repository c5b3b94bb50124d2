{# A row's own label: without what follows the word for the total in the label of the table's total row. #}
{% macro part_label(label, behind_total) -%}
    replace(
        if(
            {{ behind_total }} <> '' and ends_with({{ label }}, {{ behind_total }}),
            left({{ label }}, length({{ label }}) - length({{ behind_total }})), {{ label }}
        ), '; ', ', '
    )
{%- endmacro %}

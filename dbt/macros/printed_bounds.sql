{# Whether a figure is printed as a bound, which says on which side the quantity lies and not what it is. #}
{% macro is_bound(qualifier) -%}
    coalesce({{ qualifier }} in ('over', 'under', 'up_to', 'fewer_than', 'at_least'), false)
{%- endmacro %}

{# A figure in words with what is printed before it: "over 340", "about 65,250", "fewer than 5". #}
{% macro printed_in_words(figure, qualifier) -%}
    case {{ qualifier }}
        when 'approx' then 'about '
        when 'exact' then ''
        else coalesce(replace({{ qualifier }}, '_', ' ') || ' ', '')
    end || {{ figure }}
{%- endmacro %}

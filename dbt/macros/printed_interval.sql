{#
  The range of values that a printed figure may represent. A percentage or rate may be half a unit of its last printed
  decimal off either way ("40.80%" has one decimal: the nought is formatting, not measurement); an exact count is
  itself; an approximate count may be half of the unit it is rounded to off (137,000: 500). "Over" and "under" are open on one side.
#}
{% macro printed_half_unit() -%}
    case
        when unit <> 'count' then 0.5 * pow(10, -length(regexp_extract(value_printed, '\.(\d*[1-9]|\d)0*', 1)))
        when qualifier <> 'approx' then 0
        when value % 1000 = 0 then 500
        when value % 100 = 0 then 50
        when value % 10 = 0 then 5
        else 0.5
    end
{%- endmacro %}

{% macro lowest_value() -%}
    case
        when qualifier in ('under', 'up_to', 'fewer_than') then cast('-infinity' as double)
        when qualifier in ('over', 'at_least') then value
        else value - {{ printed_half_unit() }}
    end
{%- endmacro %}

{% macro highest_value() -%}
    case
        when qualifier in ('over', 'at_least') then cast('infinity' as double)
        when qualifier in ('under', 'up_to', 'fewer_than') then value
        else value + {{ printed_half_unit() }}
    end
{%- endmacro %}

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

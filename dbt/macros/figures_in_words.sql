{# A figure as people write it: no decimals where there are none. #}
{% macro plain_number(value, decimals=1) -%}
    regexp_replace(format('{:,.{{ decimals }}f}', cast({{ value }} as double)), '\.0+$', '')
{%- endmacro %}

{# A figure with its unit, as people write it. #}
{% macro value_in_words(value, unit) -%}
    {{ plain_number(value) }} || case {{ unit }}
        when 'count' then ''
        when 'percent' then '%'
        when 'rate_per_10000' then ' per 10,000'
        else ' ' || replace({{ unit }}, '_', ' ')
    end
{%- endmacro %}

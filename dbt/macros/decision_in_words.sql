{# What a person decided about a value, for whoever reads the value; null where nobody did. #}
{% macro decision_in_words(table) -%}
    case {{ table }}.decision
        when 'corrected'
            then format('Corrected from {} as printed', {{ plain_number(table ~ '.value') }})
        when 'accepted' then 'Accepted'
        when 'dismissed' then 'Dismissed'
    end || format(
        ' by {} on {}: {}.', {{ table }}.decided_by, strftime({{ table }}.decided_at, '%-d %B %Y'),
        rtrim({{ table }}.decision_reason, '.')
    )
{%- endmacro %}

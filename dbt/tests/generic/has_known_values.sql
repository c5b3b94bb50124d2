{# Values outside the list that a column may hold; one query for all of a model's lists. #}
{% test has_known_values(model, values) %}
{% for column, allowed in values.items() %}
select distinct
    '{{ column }}' as column_name,
    {{ column }} as unknown_value
from {{ model }}
where {{ column }} not in ('{{ allowed | join("', '") }}')
{% if not loop.last %}union all{% endif %}
{% endfor %}
{% endtest %}

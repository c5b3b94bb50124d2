{# Rows with a value outside the list that a column may hold; one query for all of a model's lists. #}
{% test has_known_values(model, values) %}
select *
from {{ model }}
where
{%- for column, allowed in values.items() %}
    {% if not loop.first %}or {% endif %}{{ column }} not in ('{{ allowed | join("', '") }}')
{%- endfor %}
{% endtest %}

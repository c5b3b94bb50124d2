{# Rows with an empty column. #}
{% test is_filled(model, columns) %}
select *
from {{ model }}
where
{%- for column in columns %}
    {% if not loop.first %}or {% endif %}{{ column }} is null
{%- endfor %}
{% endtest %}

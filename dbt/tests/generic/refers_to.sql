{# Rows of which a column names what does not stand in the table it refers to; one query for all of a model's. #}
{% test refers_to(model, targets) %}
select *
from {{ model }}
where
{%- for target in targets %}
    {% if not loop.first %}or {% endif %}({{ target.column }} is not null
    and {{ target.column }} not in (select {{ target.field }} from {{ target.to }} where {{ target.field }} is not null))
{%- endfor %}
{% endtest %}

{# Values that do not stand in the table they refer to; one query for all of a model's references. #}
{% test refers_to(model, targets) %}
{% for target in targets %}
select distinct
    '{{ target.column }}' as reference,
    cast({{ target.column }} as varchar) as missing_value
from {{ model }}
where
    {{ target.column }} is not null
    and {{ target.column }} not in (select {{ target.field }} from {{ target.to }} where {{ target.field }} is not null)
{% if not loop.last %}union all{% endif %}
{% endfor %}
{% endtest %}

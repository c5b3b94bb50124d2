{# Rows whose key, one column or several, is empty or stands in another row too. #}
{% test is_key(model, columns) %}
select *
from {{ model }}
qualify
    count(*) over (partition by {{ columns | join(', ') }}) > 1
    {%- for column in columns %}
    or {{ column }} is null
    {%- endfor %}
{% endtest %}

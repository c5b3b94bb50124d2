{#
  Rows whose key, one column or several, is empty or stands in another row too. Counting the keys first spares sorting
  whole rows by them.
#}
{% test is_key(model, columns) %}
{%- set key = columns | join(', ') %}
select *
from {{ model }}
where
    ({{ key }}) in (select ({{ key }}) from {{ model }} group by {{ key }} having count(*) > 1)
    {%- for column in columns %}
    or {{ column }} is null
    {%- endfor %}
{% endtest %}

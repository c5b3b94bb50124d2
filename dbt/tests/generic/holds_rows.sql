{# One row where a table is empty although one that it is made of is not. #}
{% test holds_rows(model, made_of) %}
select count(*) as rows_it_is_made_of
from {{ made_of }}
where not exists (select 1 from {{ model }})
having count(*) > 0
{% endtest %}

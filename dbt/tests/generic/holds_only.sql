{# Rows whose counterpart in the table they are taken from, by a column of both, is not what each must be. #}
{% test holds_only(model, taken_from, by, condition) %}
select *
from {{ model }}
where {{ by }} not in (select {{ by }} from {{ taken_from }} where {{ condition }})
{% endtest %}

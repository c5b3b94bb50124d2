with
{{ ranked_statements(ref('int_statements'), 'true') }}

select
    observation_id,
    measure_value_id as quantity_id,
    preference as order_of_preference,
    not is_ambiguous and not {{ is_unusable() }} as is_preferable
from ranked

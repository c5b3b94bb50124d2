with
{{ ranked_statements(ref('int_statements'), 'is_current') }}

select
    observation_id,
    measure_value_id,
    preference,
    preference = 1 and not is_ambiguous and not {{ is_unusable() }} as is_preferred,
    is_ambiguous,
    is_part,
    lowest_value,
    highest_value,
    count(*) over same_value as statements,
    count(distinct document_id) over same_value as documents,
    count(distinct value) over same_value as distinct_values,
    max(if(is_part or {{ is_unusable() }}, null, lowest_value)) over same_value
    <= min(if(is_part or {{ is_unusable() }}, null, highest_value)) over same_value as is_agreed,
    {{ is_unusable() }} is false as is_plausible,
    {{ preference_in_words() }} as preference_reason
from ranked
window
    same_value as (partition by measure_value_id),
    by_preference as (
        partition by measure_value_id order by preference asc
        rows between unbounded preceding and unbounded following
    )

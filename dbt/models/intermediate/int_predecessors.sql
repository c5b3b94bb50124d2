{#- One row per authority that a reorganisation made: when it began, and what was there before where that was one. -#}
with
successions as (
    select * from {{ ref('stg_local_authority_successions') }}
)

select
    successor_key as local_authority_key,
    min(succession_date) as began_on,
    if(count(*) = 1, any_value(predecessor_key), null) as predecessor_key
from successions
group by successor_key

select
    predecessor_key,
    successor_key,
    succession_date,
    source
from {{ ref('stg_local_authority_successions') }}

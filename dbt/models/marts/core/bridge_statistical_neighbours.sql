select
    local_authority_key,
    neighbour_key,
    vintage,
    neighbour_rank,
    closeness,
    source
from {{ ref('stg_statistical_neighbours') }}

select
    gss_code,
    neighbour_gss_code,
    vintage,
    neighbour_rank,
    closeness,
    source
from {{ ref('stg_statistical_neighbours') }}

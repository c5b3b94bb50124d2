with
compared as (
    select * from {{ ref('bridge_compared_neighbours') }}
),

authorities as (
    select * from {{ ref('dim_local_authorities') }}
)

select
    compared.comparison_set,
    compared.member,
    authorities.local_authority,
    compared.year,
    compared.vintage,
    compared.neighbour_rank,
    neighbours.local_authority as neighbour,
    neighbours.gss_code as neighbour_gss_code,
    compared.closeness,
    compared.reason,
    compared.local_authority_key,
    compared.neighbour_key
from compared
inner join authorities on compared.local_authority_key = authorities.local_authority_key
left join authorities as neighbours on compared.neighbour_key = neighbours.local_authority_key
order by compared.comparison_set, compared.member_order, compared.neighbour_rank

with
source as (
    select * from {{ source('catalogue', 'statistical_neighbours') }}
),

renamed as (
    select
        local_authority_key,
        neighbour_key,
        cast(rank as integer) as neighbour_rank,
        closeness,
        cast(vintage as integer) as vintage,
        source
    from source
)

select * from renamed

with
source as (
    select * from {{ source('meaning', 'finding_directions') }}
),

renamed as (
    select
        finding_id,
        direction
    from source
)

select * from renamed

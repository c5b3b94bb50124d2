with
source as (
    select * from {{ source('catalogue', 'judgement_areas') }}
),

renamed as (
    select
        area,
        label,
        cast(sort_order as integer) as sort_order,
        description
    from source
)

select * from renamed

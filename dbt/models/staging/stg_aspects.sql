with
source as (
    select * from {{ source('catalogue', 'aspects') }}
),

renamed as (
    select
        aspect,
        label
    from source
)

select * from renamed

with
source as (
    select * from {{ source('meta', 'listings') }}
),

renamed as (
    select
        file_sha256,
        source as listed_by,
        address as listed_address,
        listing,
        unlisted_at::date as unlisted_since
    from source
)

select * from renamed

with
source as (
    select * from {{ source('catalogue', 'local_authority_aliases') }}
),

renamed as (
    select
        local_authority_key,
        alias,
        cast(valid_from as date) as valid_from,
        cast(valid_to as date) as valid_to
    from source
)

select * from renamed

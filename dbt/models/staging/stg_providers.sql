with
source as (
    select * from {{ source('catalogue', 'providers') }}
),

renamed as (
    select
        local_authority_key,
        provider,
        provider_kind,
        cast(valid_from as date) as valid_from,
        cast(valid_to as date) as valid_to,
        source
    from source
)

select * from renamed

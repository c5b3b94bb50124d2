with
source as (
    select * from {{ source('catalogue', 'local_authority_codes') }}
),

renamed as (
    select
        gss_code,
        local_authority_key,
        la_type,
        cast(valid_from as date) as valid_from,
        cast(valid_to as date) as valid_to,
        source
    from source
)

select * from renamed

with
source as (
    select * from {{ source('catalogue', 'local_authorities') }}
),

renamed as (
    select
        local_authority_key,
        cast(la_code as integer) as la_code,
        name,
        short_name,
        region,
        cast(ofsted_urn as integer) as ofsted_urn,
        cast(valid_from as date) as valid_from,
        cast(valid_to as date) as valid_to,
        source
    from source
)

select * from renamed

with
source as (
    select * from {{ source('catalogue', 'local_authority_successions') }}
),

renamed as (
    select
        predecessor_key,
        successor_key,
        cast(succession_date as date) as succession_date,
        source
    from source
)

select * from renamed

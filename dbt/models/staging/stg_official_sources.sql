with
source as (
    select * from {{ source('catalogue', 'official_sources') }}
),

renamed as (
    select
        source,
        publisher,
        title,
        address,
        cast(published_date as date) as published_date,
        published_precision,
        cast(counts_rounded_to as integer) as counts_rounded_to,
        cast(counts_rounded_until as date) as counts_rounded_until,
        note
    from source
)

select * from renamed

with
source as (
    select * from {{ source('landing', 'files') }}
),

renamed as (
    select
        file_sha256,
        file_name,
        other_names,
        source,
        size_bytes,
        first_seen_at,
        seen_order,
        medium,
        pages
    from source
)

select * from renamed

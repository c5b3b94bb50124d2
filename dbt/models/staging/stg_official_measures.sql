with
source as (
    select * from {{ source('catalogue', 'official_measures') }}
),

renamed as (
    select
        measure,
        matched_by,
        note
    from source
)

select * from renamed

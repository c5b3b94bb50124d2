with
source as (
    select * from {{ source('catalogue', 'comparators') }}
),

renamed as (
    select
        comparator,
        label,
        description
    from source
)

select * from renamed

with
source as (
    select * from {{ source('catalogue', 'themes') }}
),

renamed as (
    select
        theme,
        label,
        description
    from source
)

select * from renamed

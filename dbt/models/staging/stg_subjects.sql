with
source as (
    select * from {{ source('catalogue', 'subjects') }}
),

renamed as (
    select
        subject,
        label,
        theme,
        kind,
        broader,
        told_by_aspect,
        own_aspect
    from source
)

select * from renamed

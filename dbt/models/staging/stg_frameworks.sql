with
source as (
    select * from {{ source('catalogue', 'frameworks') }}
),

renamed as (
    select
        framework,
        label,
        cast(valid_from as date) as valid_from,
        cast(valid_to as date) as valid_to,
        cast(gives_grades as boolean) as gives_grades,
        source
    from source
)

select * from renamed

with
source as (
    select * from {{ source('catalogue', 'theme_phrases') }}
),

renamed as (
    select
        theme,
        pattern,
        cast(weight as double) as weight
    from source
)

select * from renamed

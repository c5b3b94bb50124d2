with
source as (
    select * from {{ source('catalogue', 'measures') }}
),

renamed as (
    select
        measure,
        label,
        unit,
        polarity,
        cast(lower_bound as double) as lower_bound,
        cast(upper_bound as double) as upper_bound,
        theme,
        definition,
        source
    from source
)

select * from renamed

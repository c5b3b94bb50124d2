with
source as (
    select * from {{ source('catalogue', 'measure_aliases') }}
),

renamed as (
    select
        row_number() over (order by cast(priority as integer), unit, pattern) as alias_number,
        pattern,
        unit,
        measure,
        coalesce(breakdown, '') as breakdown
    from source
)

select * from renamed

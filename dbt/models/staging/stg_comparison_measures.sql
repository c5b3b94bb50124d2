with
source as (
    select * from {{ source('catalogue', 'comparison_measures') }}
),

renamed as (
    select
        comparison_set,
        measure,
        coalesce(breakdown, '') as breakdown,
        cast(sort_order as integer) as sort_order
    from source
)

select * from renamed

with
source as (
    select * from {{ source('catalogue', 'comparison_sets') }}
),

renamed as (
    select
        comparison_set,
        label as member,
        local_authority,
        cast(year as integer) as year,
        cast(sort_order as integer) as sort_order,
        note
    from source
)

select * from renamed

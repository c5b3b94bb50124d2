with
source as (
    select * from {{ source('catalogue', 'comparison_measures') }}
),

renamed as (
    select
        comparison_set,
        measure,
        coalesce(breakdown, '') as breakdown,
        cast(sort_order as integer) as sort_order,
        population,
        definition_across_papers = 'same' as is_same_definition,
        note
    from source
)

select * from renamed

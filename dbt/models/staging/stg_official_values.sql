with
source as (
    select * from {{ source('catalogue', 'official_values') }}
),

renamed as (
    select
        local_authority_key,
        measure,
        cast(period_start as date) as period_start,
        cast(period_end as date) as period_end,
        cast(value as double) as value,
        value_status,
        source,
        cast(source_row as varchar) as source_row
    from source
)

select * from renamed

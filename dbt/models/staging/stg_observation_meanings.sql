with
source as (
    select * from {{ source('meaning', 'observation_meanings') }}
),

renamed as (
    select
        observation_id,
        measure,
        breakdown,
        decided_by,
        implausible_because,
        official_period_start,
        official_period_end,
        official_source,
        small_number_of,
        lowest_value,
        highest_value
    from source
)

select * from renamed

with
source as (
    select * from {{ source('meaning', 'observation_meanings') }}
),

renamed as (
    select
        observation_id,
        measure,
        breakdown,
        decided_by
    from source
)

select * from renamed

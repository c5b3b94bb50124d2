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
        implausible_because
    from source
)

select * from renamed

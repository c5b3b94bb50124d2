with
source as (
    select * from {{ source('meaning', 'finding_themes') }}
),

renamed as (
    select
        finding_id,
        theme,
        weight,
        direction
    from source
)

select * from renamed

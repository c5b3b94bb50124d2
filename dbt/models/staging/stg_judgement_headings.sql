with
source as (
    select * from {{ source('catalogue', 'judgement_headings') }}
),

renamed as (
    select
        framework,
        area,
        heading_printed,
        comparability,
        comparability_note
    from source
)

select * from renamed

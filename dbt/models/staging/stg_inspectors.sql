with
source as (
    select * from {{ source('landing', 'inspectors') }}
),

renamed as (
    select
        inspector_id,
        rendition_id,
        section,
        paragraph,
        page,
        line,
        quote,
        char_start,
        char_end,
        name,
        role,
        inspectorate
    from source
)

select * from renamed

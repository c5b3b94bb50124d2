with
source as (
    select * from {{ source('landing', 'reading_notes') }}
),

renamed as (
    select
        note_id,
        rendition_id,
        section,
        paragraph,
        page,
        line,
        quote,
        char_start,
        char_end,
        kind,
        message
    from source
)

select * from renamed

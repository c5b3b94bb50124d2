with
source as (
    select * from {{ source('landing', 'findings') }}
),

renamed as (
    select
        finding_id,
        rendition_id,
        section,
        paragraph,
        page,
        line,
        quote,
        char_start,
        char_end,
        kind,
        judgement_area,
        text,
        strand,
        due_date
    from source
)

select * from renamed

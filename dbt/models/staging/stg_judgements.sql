with
source as (
    select * from {{ source('landing', 'judgements') }}
),

renamed as (
    select
        judgement_id,
        rendition_id,
        section,
        paragraph,
        page,
        line,
        quote,
        char_start,
        char_end,
        event_kind,
        judged_from,
        judged_to,
        published_from,
        published_to,
        framework,
        area,
        area_printed,
        grade,
        grade_printed,
        grade_rank,
        status,
        is_headline
    from source
)

select * from renamed

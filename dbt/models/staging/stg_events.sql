with
source as (
    select * from {{ source('landing', 'events') }}
),

renamed as (
    select
        event_id,
        rendition_id,
        section,
        paragraph,
        page,
        line,
        quote,
        char_start,
        char_end,
        event_kind,
        start_date,
        end_date,
        published_from,
        published_to,
        framework,
        visit_number,
        counted_since,
        counted_since_date,
        areas_covered,
        judged_body,
        outcome,
        outcome_printed
    from source
)

select * from renamed

with
source as (
    select * from {{ source('landing', 'documents') }}
),

renamed as (
    select
        rendition_id,
        document_id,
        parent_rendition_id,
        file_sha256,
        part,
        part_order,
        kind,
        title,
        local_authority_key,
        local_authority,
        provider,
        framework,
        business_key,
        fieldwork_start_date,
        fieldwork_end_date,
        letter_date,
        meeting_date,
        published_date,
        published_date_basis,
        page_start,
        page_end,
        char_start,
        char_end,
        licence,
        source_address,
        outcome,
        reason,
        titled_from_date,
        titled_to_date,
        recognition_confidence
    from source
)

select * from renamed

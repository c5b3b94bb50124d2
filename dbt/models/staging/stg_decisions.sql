with
source as (
    select * from {{ source('meta', 'decisions') }}
),

renamed as (
    select
        review_id,
        kind,
        decision,
        corrected_value,
        reason as decision_reason,
        decided_by,
        decided_at,
        file_sha256,
        document_file,
        place,
        printed,
        expected_value,
        page,
        quote
    from source
)

select * from renamed

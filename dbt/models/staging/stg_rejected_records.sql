with
source as (
    select * from {{ source('meta', 'rejected_records') }}
),

renamed as (
    select
        rejection_id,
        file_sha256,
        document_file,
        rendition_id,
        table_name,
        record_id,
        rule,
        message,
        record
    from source
)

select * from renamed

with
source as (
    select * from {{ source('meaning', 'finding_words') }}
),

renamed as (
    select
        finding_id,
        word,
        stem,
        mentions
    from source
)

select * from renamed

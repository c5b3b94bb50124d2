with
source as (
    select * from {{ source('meaning', 'finding_shortfalls') }}
),

renamed as (
    select
        finding_id,
        shortfall_number,
        sentence,
        subject,
        concerned,
        populations,
        aspects,
        is_asked
    from source
)

select * from renamed

with
source as (
    select * from {{ source('contradictions', 'contradictions') }}
),

renamed as (
    select
        kind,
        rule,
        rendition_a,
        observation_a,
        page_a,
        quote_a,
        value_a,
        rendition_b,
        observation_b,
        page_b,
        quote_b,
        value_b,
        arithmetic,
        severity,
        status,
        doubts
    from source
)

select * from renamed

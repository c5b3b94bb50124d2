with
source as (
    select * from {{ source('catalogue', 'grades') }}
),

renamed as (
    select
        grade,
        label,
        cast(grade_rank as integer) as grade_rank
    from source
)

select * from renamed

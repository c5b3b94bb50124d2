with
source as (
    select * from {{ source('catalogue', 'review_kinds') }}
),

renamed as (
    select
        kind,
        cast(sort_order as integer) as sort_order,
        label as kind_label,
        settled_by,
        accept_means,
        correct_means,
        dismiss_means
    from source
)

select * from renamed

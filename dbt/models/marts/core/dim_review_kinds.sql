select * from {{ ref('stg_review_kinds') }}

select * from {{ ref('stg_accuracy') }}

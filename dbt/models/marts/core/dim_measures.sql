select * from {{ ref('stg_measures') }}

select
    comparator,
    label,
    description
from {{ ref('stg_comparators') }}

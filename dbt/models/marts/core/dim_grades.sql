select
    grade,
    label,
    grade_rank
from {{ ref('stg_grades') }}

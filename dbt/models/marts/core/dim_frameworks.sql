select
    framework,
    label,
    valid_from,
    valid_to,
    gives_grades,
    source
from {{ ref('stg_frameworks') }}

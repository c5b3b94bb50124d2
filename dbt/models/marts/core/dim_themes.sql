select
    theme,
    label,
    description
from {{ ref('stg_themes') }}

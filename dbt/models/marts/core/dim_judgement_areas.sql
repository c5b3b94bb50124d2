select
    area,
    label,
    sort_order,
    description
from {{ ref('stg_judgement_areas') }}

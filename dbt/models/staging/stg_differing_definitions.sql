select
    measure,
    differs,
    how
from {{ source('catalogue', 'differing_definitions') }}

select
    measure,
    denominator,
    relation,
    source
from {{ source('catalogue', 'denominators') }}

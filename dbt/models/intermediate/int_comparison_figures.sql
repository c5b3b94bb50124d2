{#- One row per figure that may stand for an authority-year: its papers' or the official one. -#}
select
    *,
    false as is_beside_printed
from {{ ref('int_comparison_values') }}
union all by name
select * from {{ ref('int_comparison_official') }}

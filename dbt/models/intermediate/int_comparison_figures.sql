{#- One row per figure that stands for an authority-year: its papers' or, where they print none, the official one. -#}
select * from {{ ref('int_comparison_values') }}
union all by name
select * from {{ ref('int_comparison_official') }}

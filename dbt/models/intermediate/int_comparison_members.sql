{#- One row per compared authority-year: the authority that its name means at the end of that year. -#}
with
members as (
    select * from {{ ref('stg_comparison_sets') }}
),

names as (
    select * from {{ ref('int_local_authority_names') }}
)

select
    members.comparison_set,
    members.member,
    names.local_authority_key,
    members.year,
    members.sort_order,
    members.note
from members
inner join names on members.local_authority = names.named
qualify row_number() over (
    partition by members.comparison_set, members.member
    order by
        make_date(members.year, 12, 31)
        between coalesce(names.valid_from, date '1900-01-01') and coalesce(names.valid_to, date '9999-12-31') desc,
        names.valid_to desc nulls first,
        names.local_authority_key asc
) = 1

{#-
  One row per compared authority-year of the catalogue's sets: the authority that its name means at the end of that year,
  and what it is compared with.
-#}
with
members as (
    select * from {{ ref('stg_comparison_sets') }}
),

names as (
    select * from {{ ref('int_local_authority_names') }}
),

named as (
    select
        members.comparison_set,
        members.member,
        names.local_authority_key,
        members.year,
        members.sort_order as member_order
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
)

select
    *,
    first_value(member) over (partition by comparison_set order by member_order) as reference
from named

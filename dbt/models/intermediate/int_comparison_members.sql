{#-
  One row per compared authority-year: the authority that its name means at the end of that year, what it is compared
  with, and the days whose figures may stand for it.
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
),

inspections as (
    select
        renditions.local_authority_key,
        year(renditions.fieldwork_end_date) as year,
        min(renditions.fieldwork_end_date) as first_end_date,
        max(renditions.fieldwork_end_date) as last_end_date
    from {{ ref('int_renditions') }} as renditions
    inner join {{ ref('stg_frameworks') }} as frameworks on renditions.framework = frameworks.framework
    where renditions.is_current and renditions.outcome <> 'refused' and frameworks.gives_grades
    group by renditions.local_authority_key, year(renditions.fieldwork_end_date)
)

-- Of a paper that is not of the inspection, figures of the twelve months up to the inspection of that year stand for
-- it or, where there was none, of the calendar year.
select
    named.*,
    first_value(named.member) over (partition by named.comparison_set order by named.member_order) as reference,
    inspections.local_authority_key is not null as is_inspected_year,
    coalesce(cast(inspections.first_end_date - interval 1 year as date) + 1, make_date(named.year, 1, 1))
        as figures_from,
    coalesce(inspections.last_end_date, make_date(named.year, 12, 31)) as figures_to
from named
left join inspections on named.local_authority_key = inspections.local_authority_key and named.year = inspections.year

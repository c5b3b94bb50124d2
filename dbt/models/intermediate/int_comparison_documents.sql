{#- One row a compared authority-year: the documents that speak for it, in words. -#}
with
members as (
    select * from {{ ref('stg_comparison_sets') }}
),

renditions as (
    select * from {{ ref('int_renditions') }}
    where is_current and outcome <> 'refused'
),

spoken_for as (
    select distinct
        members.comparison_set,
        members.member,
        renditions.document_id,
        replace(renditions.kind, '_', ' ') as kind,
        coalesce(renditions.published_date, renditions.letter_date) as published_date
    from members
    inner join renditions
        on
            members.gss_code = renditions.gss_code
            and members.year = year(coalesce(renditions.fieldwork_end_date, renditions.letter_date))
)

select
    members.comparison_set,
    members.member,
    count(distinct spoken_for.document_id) as documents,
    string_agg(distinct spoken_for.kind, ' and ') as kinds
from members
left join spoken_for on members.comparison_set = spoken_for.comparison_set and members.member = spoken_for.member
group by members.comparison_set, members.member

{#- One row a compared authority-year: the documents that speak for it, in words. -#}
with
members as (
    select * from {{ ref('stg_comparison_sets') }}
),

renditions as (
    select
        *,
        coalesce(fieldwork_end_date, letter_date) as event_date
    from {{ ref('int_renditions') }}
    where is_current and outcome <> 'refused'
),

statements as (
    select distinct
        document_version_id,
        year(period_end) as year
    from {{ ref('int_statements') }}
    where value is not null
),

-- As in int_comparison_values: a document of an event for its year, a committee paper for the years of its figures.
spoken_for as (
    select distinct
        members.comparison_set,
        members.member,
        renditions.document_id,
        replace(replace(replace(renditions.kind, '_', ' '), 'ilacs', 'ILACS'), 'sif', 'SIF') as kind
    from members
    inner join renditions on members.gss_code = renditions.gss_code
    left join statements on renditions.document_version_id = statements.document_version_id
    where members.year = coalesce(year(renditions.event_date), statements.year)
)

select
    members.comparison_set,
    members.member,
    count(spoken_for.document_id) as documents,
    string_agg(distinct spoken_for.kind, ' and ' order by spoken_for.kind) as kinds
from members
left join spoken_for on members.comparison_set = spoken_for.comparison_set and members.member = spoken_for.member
group by members.comparison_set, members.member

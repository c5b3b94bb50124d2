{#- One row per document that may give values for a compared authority-year, and the days whose figures it may give. -#}
with
members as (
    select * from {{ ref('int_comparison_members') }}
),

renditions as (
    select
        *,
        coalesce(fieldwork_end_date, letter_date) as event_date
    from {{ ref('int_renditions') }}
    where is_current and outcome <> 'refused'
),

frameworks as (
    select * from {{ ref('stg_frameworks') }}
    where gives_grades
),

statements as (
    select * from {{ ref('int_statements') }}
    where value is not null
),

inspections as (
    select
        members.comparison_set,
        members.member,
        min(renditions.fieldwork_end_date) as first_end_date,
        max(renditions.fieldwork_end_date) as last_end_date
    from members
    inner join renditions
        on
            members.local_authority_key = renditions.local_authority_key
            and members.year = year(renditions.fieldwork_end_date)
    inner join frameworks on renditions.framework = frameworks.framework
    group by members.comparison_set, members.member
),

-- A document of an inspection or visit gives values for the year of its fieldwork. Another paper gives figures of the
-- twelve months up to the inspection of that year or, where there was none, of the calendar year.
papers as (
    select
        members.comparison_set,
        members.member,
        members.local_authority_key,
        members.year,
        members.sort_order as member_order,
        renditions.document_version_id,
        replace(replace(replace(renditions.kind, '_', ' '), 'ilacs', 'ILACS'), 'sif', 'SIF') as kind_in_words,
        renditions.event_date is not null as is_from_event,
        inspections.comparison_set is not null as is_inspected_year,
        coalesce(cast(inspections.first_end_date - interval 1 year as date) + 1, make_date(members.year, 1, 1))
            as figures_from,
        coalesce(inspections.last_end_date, make_date(members.year, 12, 31)) as figures_to
    from members
    inner join renditions on members.local_authority_key = renditions.local_authority_key
    left join inspections
        on members.comparison_set = inspections.comparison_set and members.member = inspections.member
    where renditions.event_date is null or year(renditions.event_date) = members.year
)

select *
from papers
where
    is_from_event
    or exists (
        select 1 from statements
        where
            papers.document_version_id = statements.document_version_id
            and statements.period_end between papers.figures_from and papers.figures_to
    )

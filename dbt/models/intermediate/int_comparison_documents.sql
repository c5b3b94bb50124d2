{#- One row per document that may give values for an authority-year, and the days whose figures it may give. -#}
with
authority_years as (
    select * from {{ ref('int_authority_years') }}
),

renditions as (
    select
        *,
        coalesce(fieldwork_end_date, letter_date) as event_date
    from {{ ref('int_renditions') }}
    where is_current and outcome <> 'refused'
),

statements as (
    select * from {{ ref('int_statements') }}
    where value is not null
),

-- A document of an inspection or visit gives values for the year of its fieldwork, another paper those of its days.
papers as (
    select
        authority_years.*,
        renditions.document_version_id,
        replace(replace(replace(renditions.kind, '_', ' '), 'ilacs', 'ILACS'), 'sif', 'SIF') as kind_in_words,
        renditions.event_date is not null as is_from_event
    from authority_years
    inner join renditions on authority_years.local_authority_key = renditions.local_authority_key
    where renditions.event_date is null or year(renditions.event_date) = authority_years.year
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

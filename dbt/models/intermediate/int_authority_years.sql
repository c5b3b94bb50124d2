{#- One row per authority and year of which a paper or an official statistic gives something, and its days. -#}
with
renditions as (
    select
        *,
        coalesce(fieldwork_end_date, letter_date) as event_date
    from {{ ref('int_renditions') }}
    where is_current and outcome <> 'refused' and local_authority_key is not null
),

statements as (
    select * from {{ ref('int_statements') }}
    where value is not null
),

authorities as (
    select * from {{ ref('stg_local_authorities') }}
),

frameworks as (
    select * from {{ ref('stg_frameworks') }}
),

inspections as (
    select
        renditions.local_authority_key,
        year(renditions.fieldwork_end_date) as year,
        min(renditions.fieldwork_end_date) as first_end_date,
        max(renditions.fieldwork_end_date) as last_end_date
    from renditions
    inner join frameworks on renditions.framework = frameworks.framework
    where frameworks.gives_grades
    group by renditions.local_authority_key, year(renditions.fieldwork_end_date)
),

told_of as (
    select
        local_authority_key,
        year(event_date) as year
    from renditions
    where event_date is not null
    union
    select
        renditions.local_authority_key,
        year(statements.period_end) as year
    from renditions
    inner join statements on renditions.document_version_id = statements.document_version_id
    where renditions.event_date is null and statements.period_end is not null
    union
    select
        local_authority_key,
        year(period_end) as year
    from {{ ref('int_official_values') }}
    union
    select
        official.local_authority_key,
        year(official.period_end) + 1 as year
    from {{ ref('int_official_values') }} as official
    inner join inspections
        on
            official.local_authority_key = inspections.local_authority_key
            and year(official.period_end) = inspections.year
            and official.period_end > inspections.last_end_date
    union
    select
        local_authority_key,
        year
    from {{ ref('int_comparison_members') }}
)

-- Of a paper that is not of the inspection, figures of the twelve months up to the inspection of that year stand for
-- it or, where there was none, of the calendar year; those of days after an inspection for the year after it.
select
    told_of.local_authority_key,
    cast(told_of.year as integer) as year,
    authorities.short_name || ' ' || told_of.year as authority_year,
    inspections.local_authority_key is not null as is_inspected_year,
    least(
        coalesce(cast(inspections.first_end_date - interval 1 year as date) + 1, make_date(told_of.year, 1, 1)),
        before.last_end_date + 1
    ) as figures_from,
    coalesce(inspections.last_end_date, make_date(told_of.year, 12, 31)) as figures_to
from told_of
inner join authorities on told_of.local_authority_key = authorities.local_authority_key
left join inspections
    on told_of.local_authority_key = inspections.local_authority_key and told_of.year = inspections.year
left join inspections as before
    on told_of.local_authority_key = before.local_authority_key and told_of.year = before.year + 1
-- A name means the authority that bore it at the end of the year.
qualify row_number() over (
    partition by authority_year
    order by
        make_date(told_of.year, 12, 31)
        between coalesce(authorities.valid_from, date '1900-01-01')
        and coalesce(authorities.valid_to, date '9999-12-31') desc,
        authorities.valid_to desc nulls first
) = 1

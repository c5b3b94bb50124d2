with
judgements as (
    select * from {{ ref('stg_judgements') }}
),

renditions as (
    select * from {{ ref('int_renditions') }}
    where is_published
),

frameworks as (
    select * from {{ ref('stg_frameworks') }}
    where gives_grades
),

areas as (
    select * from {{ ref('stg_judgement_areas') }}
),

headings as (
    select * from {{ ref('stg_judgement_headings') }}
    qualify row_number() over (partition by framework, area order by heading_printed) = 1
),

printed as (
    select
        judgements.* exclude (framework, rendition_id),
        renditions.document_version_id,
        renditions.title as document_title,
        coalesce(
            judgements.framework, if(judgements.event_kind = 'earlier_inspection', null, renditions.framework)
        ) as framework
    from judgements
    inner join renditions on judgements.rendition_id = renditions.rendition_id
),

-- Where one framework alone gave grades of that area at the time, an inspection told second hand was by that one. A
-- report is published within three months.
of_their_day as (
    select
        printed.judgement_id,
        any_value(headings.framework) as framework
    from printed
    inner join frameworks
        on
            frameworks.valid_from <= coalesce(printed.judged_to, printed.published_to)
            and coalesce(frameworks.valid_to, date '9999-12-31')
            >= coalesce(printed.judged_from, printed.published_from - interval 3 month)
    left join headings on frameworks.framework = headings.framework and printed.area = headings.area
    where
        printed.event_kind = 'earlier_inspection'
        and printed.framework is null
        and (headings.area is not null or frameworks.framework not in (select named.framework from headings as named))
    group by printed.judgement_id
    having count(*) = 1 and any_value(headings.comparability) not in ('none', 'not_separately_judged')
),

graded_events as (
    select
        document_version_id,
        framework,
        any_value(event_kind) as event_kind,
        any_value(document_title) as document_title
    from printed
    where is_headline and event_kind <> 'earlier_inspection' and grade is not null
    group by document_version_id, framework
    -- One report grades one event: of two frameworks in it the one that grades more of its areas.
    qualify row_number() over (partition by document_version_id order by count(*) desc, framework asc) = 1
),

-- An area for which a graded inspection gives no grade is a status in a row of its own, never a copied grade.
ungraded as (
    select
        {{ hashed_key(['graded_events.document_version_id', 'areas.area', "'ungraded'"]) }} as judgement_id,
        graded_events.event_kind,
        areas.area,
        coalesce(headings.heading_printed, areas.label) as area_printed,
        case
            when headings.area is null then 'not_in_framework'
            -- A re-inspection reviews the board only where its title says so.
            when areas.area = 'lscb' and graded_events.document_title not ilike '%safeguarding children board%'
                then 'not_in_framework'
            when headings.comparability = 'not_separately_judged' then 'not_separately_judged'
            else 'not_found'
        end as status,
        true as is_headline,
        graded_events.document_version_id,
        graded_events.framework
    from graded_events
    inner join frameworks on graded_events.framework = frameworks.framework
    cross join areas
    left join headings on graded_events.framework = headings.framework and areas.area = headings.area
    anti join printed
        on
            graded_events.document_version_id = printed.document_version_id
            and areas.area = printed.area
            and printed.is_headline
            and printed.event_kind <> 'earlier_inspection'
),

combined as (
    select
        printed.* replace (coalesce(printed.framework, of_their_day.framework) as framework),
        of_their_day.judgement_id is not null as is_framework_by_date
    from printed
    left join of_their_day on printed.judgement_id = of_their_day.judgement_id
    union all by name
    select
        *,
        false as is_framework_by_date
    from ungraded
),

-- Before its first framework nothing gave one grade to all services: a grade told of a day before is of some of them.
whole as (
    select min(frameworks.valid_from) as is_judged_since
    from frameworks
    inner join headings on frameworks.framework = headings.framework
    where headings.area = 'overall'
),

of_some as (
    select
        combined.judgement_id,
        'No framework gave all services one grade before ' || strftime(whole.is_judged_since, '%B %Y')
        || ': which inspection is meant is not told' as note
    from combined
    inner join whole on coalesce(combined.judged_to, combined.published_to) < whole.is_judged_since
    where combined.area = 'overall'
)

select
    combined.* exclude (document_title),
    if(of_some.note is null, headings.comparability, 'none') as comparability,
    coalesce(of_some.note, headings.comparability_note) as comparability_note
from combined
left join of_some on combined.judgement_id = of_some.judgement_id
left join headings on combined.framework = headings.framework and combined.area = headings.area

with
events as (
    select * from {{ ref('stg_events') }}
),

renditions as (
    select * from {{ ref('int_renditions') }}
    where is_published
),

predecessors as (
    select * from {{ ref('int_predecessors') }}
),

judgements as (
    select
        *,
        event_kind = 'earlier_inspection' as is_second_hand,
        coalesce(area, lower(area_printed)) || '=' || grade_rank as grade_of_area
    from {{ ref('stg_judgements') }}
    where grade_rank is not null and (is_headline or event_kind = 'earlier_inspection')
),

-- What an event gives each area: "help_and_protection=3".
given as (
    select
        events.event_id,
        list(distinct judgements.grade_of_area order by judgements.grade_of_area) as grades
    from events
    inner join judgements
        on
            events.rendition_id = judgements.rendition_id
            and (events.event_kind = 'earlier_inspection') = judgements.is_second_hand
    where
        judgements.grade_of_area is not null
        and (
            events.event_kind in ('inspection', 'reinspection')
            or (
                judgements.is_second_hand
                and events.framework is null
                and judgements.judged_from is not distinct from events.start_date
                and judgements.judged_to is not distinct from events.end_date
                and judgements.published_to is not distinct from events.published_to
                and if(judgements.area is null, lower(judgements.area_printed), null)
                is not distinct from lower(events.areas_covered)
            )
        )
    group by events.event_id
)

select
    events.event_id as mention_id,
    events.event_kind like 'earlier_%' as is_told,
    case
        when events.framework = 'jtai' then 'joint_targeted_area_inspection'
        when events.event_kind in ('inspection', 'reinspection', 'earlier_inspection') then 'inspection'
        when events.event_kind in ('monitoring_visit', 'focused_visit', 'assurance_visit', 'earlier_visit') then 'visit'
        else replace(events.event_kind, 'earlier_', '')
    end as sort_of_event,
    renditions.document_version_id,
    renditions.document_id,
    -- What is told of a day before the authority began is its predecessor's.
    if(predecessors.began_on is null, renditions.local_authority_key, predecessors.predecessor_key)
        as local_authority_key,
    renditions.is_current,
    if(is_told, events.published_to, renditions.published_date) as published_date,
    if(is_told, null, renditions.letter_date) as letter_date,
    events.event_kind,
    events.framework,
    events.start_date,
    events.end_date,
    coalesce(events.start_date, events.published_from) as first_day,
    coalesce(events.end_date, events.published_to, events.start_date) as last_day,
    if(events.start_date is null and events.published_to is not null, 'publication', 'inspection') as date_kind,
    if(is_told or date_kind = 'publication', {{ date_precision('first_day', 'last_day') }}, 'day') as date_precision,
    if(is_told, lower(events.areas_covered), null) as service,
    events.visit_number,
    events.counted_since,
    events.counted_since_date,
    events.areas_covered,
    events.judged_body,
    events.outcome,
    events.outcome_printed,
    events.page,
    events.quote,
    events.char_start,
    coalesce(given.grades, []) as grades
from events
inner join renditions on events.rendition_id = renditions.rendition_id
left join predecessors
    on
        if(events.event_kind like 'earlier_%', renditions.local_authority_key, null) = predecessors.local_authority_key
        and coalesce(events.end_date, events.published_to, events.start_date) < predecessors.began_on
left join given on events.event_id = given.event_id

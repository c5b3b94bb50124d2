with
events as (
    select * from {{ ref('stg_events') }}
),

renditions as (
    select * from {{ ref('int_renditions') }}
    where is_published
)

select
    renditions.document_version_id,
    renditions.document_id,
    renditions.local_authority_key,
    renditions.is_current,
    if(events.event_kind in ('earlier_inspection', 'earlier_visit'), events.published_to, renditions.published_date)
        as published_date,
    renditions.letter_date,
    -- One event however many papers and versions mention it; one without any date is identified by the mention itself.
    {{ hashed_key([
        'renditions.local_authority_key', 'events.event_kind', 'events.start_date', 'events.end_date', 'events.counted_since',
        'if(events.start_date is null, coalesce(cast(events.published_to as varchar), events.event_id), null)'
    ]) }} as event_id,
    events.event_kind,
    events.framework,
    events.start_date,
    events.end_date,
    events.visit_number,
    events.counted_since,
    events.counted_since_date,
    events.areas_covered,
    events.page,
    events.quote,
    -- The event a document was written for; those it only mentions are second hand.
    events.event_kind not in ('earlier_inspection', 'earlier_visit') and row_number() over (
        partition by events.rendition_id
        order by events.event_kind in ('earlier_inspection', 'earlier_visit'), events.char_start, events.event_id
    ) = 1 as is_own_event
from events
inner join renditions on events.rendition_id = renditions.rendition_id

with
events as (
    select
        *,
        coalesce(start_date, date_trunc('month', published_date)::date) as told_from,
        coalesce(end_date, published_date) as told_to
    from {{ ref('dim_oversight_events') }}
    where not is_superseded and local_authority_key is not null
),

-- A mention of an inspection whose own report has been read is left out; of several mentions the most precisely
-- dated one counts.
counted_once as (
    select events.*
    from events
    anti join events as other_events
        on
            events.local_authority_key = other_events.local_authority_key
            and case
                when events.event_kind = other_events.event_kind
                    then
                        events.event_kind in ('earlier_inspection', 'earlier_visit')
                        and events.framework is not distinct from other_events.framework
                        and {{ is_told_closer(
                            'other_events.told_from', 'other_events.told_to', 'other_events.event_id',
                            'events.told_from', 'events.told_to', 'events.event_id'
                        ) }}
                when
                    events.event_kind = 'earlier_inspection'
                    and other_events.event_kind in ('inspection', 'reinspection')
                    then
                        events.framework is null
                        and {{ is_same_inspection(
                            'events.told_from', 'events.told_to', 'other_events.start_date', 'other_events.end_date',
                            'other_events.published_date'
                        ) }}
                -- A visit is named by its own days, never by the month of its letter.
                when
                    events.event_kind = 'earlier_visit'
                    and other_events.event_kind in ('monitoring_visit', 'focused_visit')
                    then events.told_from <= other_events.end_date and events.told_to >= other_events.start_date
            end
)

-- A visit counted twice (the ninth since 2018, the first since 2023) is one visit.
select
    any_value(event_id order by is_second_hand, visit_number) as event_id,
    local_authority_key,
    list(visit_number || ' since ' || counted_since order by visit_number)
    filter (visit_number is not null) as visit_counts
from counted_once
group by
    local_authority_key, event_kind, start_date, coalesce(end_date, start_date), if(start_date is null, event_id, null)

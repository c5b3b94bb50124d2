with
events as (
    select * from {{ ref('dim_oversight_events') }}
    where not is_superseded and gss_code is not null
),

-- An inspection whose own report is here is not told again; of several tellings the closest dated one counts.
told_once as (
    select events.*
    from events
    anti join events as other_events
        on
            events.gss_code = other_events.gss_code
            and events.event_kind = 'earlier_inspection'
            and case
                when other_events.event_kind = 'earlier_inspection'
                    then {{ is_told_closer(
                        'other_events.start_date', 'other_events.end_date', 'other_events.event_id',
                        'events.start_date', 'events.end_date', 'events.event_id'
                    ) }}
                when other_events.event_kind in ('inspection', 'reinspection')
                    then {{ is_same_inspection(
                        'events.start_date', 'events.end_date', 'other_events.start_date', 'other_events.end_date',
                        'other_events.published_date'
                    ) }}
            end
)

-- A visit counted twice (the ninth since 2018, the first since 2023) is one visit.
select
    any_value(event_id order by is_second_hand, visit_number) as event_id,
    gss_code,
    list(visit_number || ' since ' || counted_since order by visit_number)
    filter (visit_number is not null) as visit_counts
from told_once
group by gss_code, event_kind, start_date, coalesce(end_date, start_date), if(start_date is null, event_id, null)

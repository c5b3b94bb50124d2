with
events as (
    select
        event_id,
        local_authority_key,
        coalesce(start_date, letter_date) as event_date
    from {{ ref('dim_oversight_events') }}
),

spells as (
    select * from {{ ref('fct_judgement_spells') }}
),

graded as (
    select * from {{ ref('fct_judgements') }}
    where grade is not null
)

select
    events.event_id,
    spells.judgement_id,
    spells.judged_on
from events
inner join spells
    on
        events.local_authority_key = spells.local_authority_key
        and events.event_date > spells.judged_on
        and events.event_date <= coalesce(spells.stood_until, date '9999-12-31')
inner join graded on spells.judgement_id = graded.judgement_id

with
judgements as (
    select
        judgements.*,
        coalesce(judgements.area, judgements.area_printed) as judged_area,
        coalesce(judgements.fieldwork_end_date, judgements.published_date) as judged_on,
        events.is_second_hand as is_event_told
    from {{ ref('fct_judgements') }} as judgements
    left join {{ ref('dim_oversight_events') }} as events on judgements.event_id = events.event_id
    where
        (judgements.is_headline or judgements.is_second_hand)
        and not judgements.is_superseded
        and judgements.local_authority_key is not null
),

-- What is told of an inspection whose own report has been read is left out; of several tellings of one grade the most
-- precisely dated one counts, and one of the area by itself before one of two areas together.
counted_once as (
    select * from judgements
    where not is_second_hand
    union all by name
    select * from judgements
    where is_second_hand and is_event_told
    qualify row_number() over (
        partition by event_id, judged_area, grade_rank
        order by date_precision, date_kind, framework is not null, judgement_id
    ) = 1
)

select
    judgement_id,
    local_authority_key,
    judged_area,
    judged_on,
    -- A judgement of what no framework judges on its own (a fostering service) is in force until the authority's next
    -- inspection.
    coalesce(
        lead(judged_on) over (
            partition by local_authority_key, judged_area order by judged_on, judgement_id
        ),
        if(area is null, min(if(is_second_hand, null, judged_on)) over (
            partition by local_authority_key order by judged_on
            range between interval 1 day following and unbounded following
        ), null)
    ) as stood_until
from counted_once

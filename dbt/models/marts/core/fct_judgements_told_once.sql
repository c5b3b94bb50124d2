with
judgements as (
    select
        *,
        coalesce(area, area_printed) as judged_area,
        coalesce(fieldwork_end_date, published_date) as judged_on,
        -- Of an inspection known second hand, the month in which its report was published may be all that is known.
        coalesce(fieldwork_start_date, date_trunc('month', published_date)::date) as told_from,
        coalesce(fieldwork_end_date, published_date) as told_to
    from {{ ref('fct_judgements') }}
    where (is_headline or is_second_hand) and not is_superseded and local_authority_key is not null
),

first_hand as (
    select * from judgements
    where not is_second_hand
),

inspections as (
    select distinct
        local_authority_key,
        fieldwork_start_date,
        fieldwork_end_date,
        published_date
    from first_hand
),

-- A mention of an inspection whose own report has been read is left out; of several mentions the most precisely
-- dated one counts.
not_read_here as (
    select judgements.*
    from judgements
    anti join inspections
        on
            judgements.local_authority_key = inspections.local_authority_key
            and {{ is_same_inspection(
                'judgements.told_from', 'judgements.told_to',
                'inspections.fieldwork_start_date', 'inspections.fieldwork_end_date', 'inspections.published_date'
            ) }}
    where judgements.is_second_hand and judgements.judged_on is not null
),

second_hand as (
    select told.*
    from not_read_here as told
    anti join not_read_here as closer
        on
            told.local_authority_key = closer.local_authority_key
            and told.judged_area = closer.judged_area
            and {{ is_told_closer(
                'closer.told_from', 'closer.told_to', 'closer.judgement_id',
                'told.told_from', 'told.told_to', 'told.judgement_id'
            ) }}
),

counted_once as (
    select * from first_hand
    union all by name
    select * from second_hand
)

select
    judgement_id,
    local_authority_key,
    judged_area,
    judged_on,
    -- A judgement of what no framework judges on its own (a fostering service) is in force until the authority's next
    -- inspection.
    coalesce(
        lead(judged_on) over (partition by local_authority_key, judged_area order by judged_on, judgement_id),
        if(area is null, min(if(is_second_hand, null, judged_on)) over (
            partition by local_authority_key order by judged_on
            range between interval 1 day following and unbounded following
        ), null)
    ) as stood_until
from counted_once

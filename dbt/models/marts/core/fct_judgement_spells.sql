with
judgements as (
    select
        *,
        coalesce(area, area_printed) as judged_area,
        coalesce(fieldwork_end_date, published_date) as judged_on
    from {{ ref('fct_judgements') }}
    where (is_headline or is_second_hand) and not is_superseded and gss_code is not null
),

first_hand as (
    select * from judgements
    where not is_second_hand
),

inspections as (
    select distinct
        gss_code,
        fieldwork_start_date,
        fieldwork_end_date,
        published_date
    from first_hand
),

-- An inspection whose own report is here is not told again; of several tellings the closest dated one counts.
not_read_here as (
    select judgements.*
    from judgements
    anti join inspections
        on
            judgements.gss_code = inspections.gss_code
            and {{ is_same_inspection(
                'judgements.fieldwork_start_date', 'judgements.fieldwork_end_date',
                'inspections.fieldwork_start_date', 'inspections.fieldwork_end_date', 'inspections.published_date'
            ) }}
    where judgements.is_second_hand and judgements.judged_on is not null
),

second_hand as (
    select told.*
    from not_read_here as told
    anti join not_read_here as closer
        on
            told.gss_code = closer.gss_code
            and told.judged_area = closer.judged_area
            and {{ is_told_closer(
                'closer.fieldwork_start_date', 'closer.fieldwork_end_date', 'closer.judgement_id',
                'told.fieldwork_start_date', 'told.fieldwork_end_date', 'told.judgement_id'
            ) }}
),

told_once as (
    select * from first_hand
    union all by name
    select * from second_hand
),

graded as (
    select * from told_once
    where grade_rank is not null
)

select
    told_once.judgement_id,
    told_once.gss_code,
    told_once.judged_area,
    told_once.judged_on,
    lead(told_once.judged_on) over (
        partition by told_once.gss_code, told_once.judged_area order by told_once.judged_on, told_once.judgement_id
    ) as stood_until,
    max_by(graded.judgement_id, graded.judged_on) as previous_judgement_id,
    max_by(graded.judgement_id, graded.judged_on) filter (
        {{ are_comparable_areas('told_once', 'graded') }}
    ) as compared_judgement_id
from told_once
left join graded
    on
        told_once.gss_code = graded.gss_code
        and told_once.judged_area = graded.judged_area
        and told_once.grade_rank is not null
        and told_once.judged_on > graded.judged_on
group by told_once.judgement_id, told_once.gss_code, told_once.judged_area, told_once.judged_on

with
counted_once as (
    select * from {{ ref('fct_judgements_told_once') }}
),

judgements as (
    select
        counted_once.*,
        fct_judgements.event_id,
        fct_judgements.status,
        fct_judgements.framework,
        fct_judgements.comparability,
        fct_judgements.grade_rank
    from counted_once
    inner join {{ ref('fct_judgements') }} as fct_judgements on counted_once.judgement_id = fct_judgements.judgement_id
),

graded as (
    select * from judgements
    where grade_rank is not null
),

-- Care leavers were judged together with children in care for some years: one grade, in a row of children in care.
together as (
    select
        judgements.judgement_id,
        max_by(joint.judgement_id, (joint.judged_on, joint.judgement_id)) as joint_judgement_id,
        max(joint.judged_on) as joint_judged_on
    from judgements
    inner join judgements as without_own
        on
            judgements.local_authority_key = without_own.local_authority_key
            and judgements.judged_area = without_own.judged_area
            and judgements.judged_on > without_own.judged_on
    inner join graded as joint
        on without_own.event_id = joint.event_id and joint.judged_area = 'in_care'
    where judgements.grade_rank is not null and without_own.status = 'not_separately_judged'
    group by judgements.judgement_id
)

select
    judgements.judgement_id,
    judgements.local_authority_key,
    judgements.judged_area,
    judgements.judged_on,
    judgements.stood_until,
    max_by(graded.judgement_id, (graded.judged_on, graded.judgement_id)) as previous_judgement_id,
    max_by(graded.judgement_id, (graded.judged_on, graded.judgement_id)) filter (
        {{ are_comparable_areas('judgements', 'graded') }}
        and (together.joint_judged_on is null or graded.judged_on > together.joint_judged_on)
    ) as compared_judgement_id,
    if(
        max(graded.judged_on) is null or max(together.joint_judged_on) > max(graded.judged_on),
        any_value(together.joint_judgement_id),
        null
    ) as joint_judgement_id
from judgements
left join together on judgements.judgement_id = together.judgement_id
left join graded
    on
        judgements.local_authority_key = graded.local_authority_key
        and if(judgements.grade_rank is null, null, judgements.judged_area) = graded.judged_area
        and judgements.judged_on > graded.judged_on
group by all

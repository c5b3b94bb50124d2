with
counted_once as (
    select * from {{ ref('fct_judgements_told_once') }}
),

judgements as (
    select
        counted_once.*,
        fct_judgements.framework,
        fct_judgements.comparability,
        fct_judgements.grade_rank
    from counted_once
    inner join {{ ref('fct_judgements') }} as fct_judgements on counted_once.judgement_id = fct_judgements.judgement_id
),

graded as (
    select * from judgements
    where grade_rank is not null
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
    ) as compared_judgement_id
from judgements
left join graded
    on
        judgements.local_authority_key = graded.local_authority_key
        and if(judgements.grade_rank is null, null, judgements.judged_area) = graded.judged_area
        and judgements.judged_on > graded.judged_on
group by all

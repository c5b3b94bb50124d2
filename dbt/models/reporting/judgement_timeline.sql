with
spells as (
    select * from {{ ref('fct_judgement_spells') }}
),

judgements as (
    select * from {{ ref('fct_judgements') }}
),

authorities as (
    select * from {{ ref('dim_local_authorities') }}
),

documents as (
    select * from {{ ref('dim_documents') }}
),

areas as (
    select * from {{ ref('dim_judgement_areas') }}
),

frameworks as (
    select * from {{ ref('dim_frameworks') }}
)

select
    authorities.local_authority,
    authorities.gss_code,
    judgements.area,
    coalesce(areas.label, judgements.area_printed) as area_label,
    judgements.area_printed,
    judgements.framework,
    frameworks.label as framework_label,
    judgements.event_kind,
    judgements.fieldwork_start_date,
    judgements.fieldwork_end_date,
    judgements.published_date,
    if(judgements.date_precision = 'day', spells.judged_on, null) as judged_on,
    judgements.status,
    judgements.grade,
    judgements.grade_printed,
    judgements.grade_rank,
    judgements.is_second_hand,
    spells.stood_until,
    if(judgements.date_precision = 'day', date_diff('day', spells.judged_on, spells.stood_until)::integer, null)
        as stood_days,
    spells.stood_until is null and judgements.grade is not null as is_standing,
    earlier.grade_printed as previous_grade_printed,
    earlier.framework as previous_framework,
    if(earlier.date_precision = 'day', earlier_spells.judged_on, null) as previous_judged_on,
    case
        when joint.judgement_id is not null then false
        when earlier.judgement_id is not null
            then coalesce({{ are_comparable_areas('judgements', 'earlier') }}, false)
    end as is_comparable,
    concat_ws(
        '; ',
        case
            when judgements.grade is null then 'no grade: ' || replace(judgements.status, '_', ' ')
            when joint.judgement_id is not null
                then format(
                    'the last grade before it is of two areas together ({}: {})',
                    joint.area_printed,
                    joint.grade_printed
                )
            when earlier.judgement_id is null then 'no earlier judgement of this area is known here'
            when judgements.framework = earlier.framework then 'the same framework'
            when judgements.framework is null or earlier.framework is null
                then 'the framework of an inspection known second hand is not known'
            when judgements.comparability_note = earlier.comparability_note then judgements.comparability_note
            else concat_ws('; ', judgements.comparability_note, 'before: ' || earlier.comparability_note)
        end,
        if(
            joint.judgement_id is null and (judgements.is_framework_by_date or earlier.is_framework_by_date),
            'what is known second hand was by the one framework of its time',
            null
        )
    ) as comparability_reason,
    compared_spells.judged_on as compared_judged_on,
    compared.grade as compared_grade,
    case
        when compared.grade_rank is null then null
        when judgements.grade_rank < compared.grade_rank then 'better'
        when judgements.grade_rank > compared.grade_rank then 'worse'
        else 'same'
    end as movement,
    judgements.judgement_id,
    judgements.document_id,
    documents.document_file,
    judgements.page,
    judgements.quote,
    judgements.local_authority_key,
    judgements.event_id,
    judgements.date_precision,
    judgements.date_kind,
    earlier.date_precision as previous_date_precision,
    compared.is_second_hand as compared_is_second_hand,
    compared.date_precision as compared_date_precision,
    judgements.line,
    joint.grade_printed as joint_grade_printed,
    joint_spells.judged_on as joint_judged_on,
    joint.judgement_id as joint_judgement_id
from spells
inner join judgements on spells.judgement_id = judgements.judgement_id
inner join documents on judgements.document_version_id = documents.document_version_id
left join authorities on judgements.local_authority_key = authorities.local_authority_key
left join areas on judgements.area = areas.area
left join frameworks on judgements.framework = frameworks.framework
left join judgements as earlier on spells.previous_judgement_id = earlier.judgement_id
left join spells as earlier_spells on earlier.judgement_id = earlier_spells.judgement_id
left join judgements as joint on spells.joint_judgement_id = joint.judgement_id
left join spells as joint_spells on joint.judgement_id = joint_spells.judgement_id
left join judgements as compared on spells.compared_judgement_id = compared.judgement_id
left join spells as compared_spells on compared.judgement_id = compared_spells.judgement_id
order by judgements.local_authority_key, areas.sort_order nulls last, spells.judged_on

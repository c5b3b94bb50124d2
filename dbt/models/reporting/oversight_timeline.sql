with
events as (
    select * from {{ ref('dim_oversight_events') }}
    where gss_code is not null
),

-- An inspection whose own report is here is not told again.
told_once as (
    select * from events
    where not is_second_hand
    union all by name
    select events.*
    from events
    anti join events as own
        on
            not own.is_second_hand
            and own.event_kind in ('inspection', 'reinspection')
            and events.gss_code = own.gss_code
            and {{ is_same_inspection(
                'events.start_date', 'events.end_date', 'own.start_date', 'own.end_date', 'own.published_date'
            ) }}
    where events.is_second_hand
),

documents as (
    select * from {{ ref('dim_documents') }}
),

inspectors as (
    select
        document_id,
        list(name order by role <> 'lead', name) as inspectors
    from {{ ref('dim_inspectors') }}
    group by document_id
),

judged as (
    select
        event_id,
        list(distinct area_printed order by area_printed) as areas
    from {{ ref('fct_judgements') }}
    where grade is not null and is_headline and not is_superseded
    group by event_id
),

standing as (
    select
        bridge.event_id,
        any_value(judgements.grade_printed) filter (judgements.area = 'overall') as overall,
        any_value(bridge.judged_on) filter (judgements.area = 'overall') as overall_since,
        list(coalesce(judgements.area, judgements.area_printed) || ': ' || judgements.grade_printed order by judgements.area)
            as judgements
    from {{ ref('bridge_standing_judgements') }} as bridge
    inner join {{ ref('fct_judgements') }} as judgements on bridge.judgement_id = judgements.judgement_id
    group by bridge.event_id
)

select
    told_once.event_id,
    documents.local_authority,
    told_once.gss_code,
    told_once.event_kind,
    told_once.framework,
    told_once.start_date,
    told_once.end_date,
    coalesce(told_once.published_date, told_once.letter_date) as reported_date,
    told_once.visit_number,
    told_once.counted_since,
    told_once.counted_since_date,
    coalesce(string_split(told_once.areas_covered, ' | '), judged.areas, []) as areas_covered,
    if(told_once.is_second_hand, [], coalesce(inspectors.inspectors, [])) as inspectors,
    standing.overall as standing_overall_judgement,
    standing.overall_since as standing_overall_since,
    coalesce(standing.judgements, []) as standing_judgements,
    told_once.is_second_hand,
    told_once.document_id,
    documents.document_file,
    told_once.page,
    told_once.quote
from told_once
inner join documents on told_once.document_version_id = documents.document_version_id
left join inspectors on told_once.document_id = inspectors.document_id
left join judged on told_once.event_id = judged.event_id
left join standing on told_once.event_id = standing.event_id
order by told_once.gss_code, told_once.start_date

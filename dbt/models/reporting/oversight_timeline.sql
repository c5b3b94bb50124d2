with
events as (
    select * from {{ ref('dim_oversight_events') }}
    where not is_superseded and local_authority_key is not null
),

authorities as (
    select * from {{ ref('dim_local_authorities') }}
),

documents as (
    select * from {{ ref('dim_documents') }}
),

inspectors as (
    select
        document_id,
        string_agg(name, '; ' order by role <> 'lead', name) as inspectors
    from {{ ref('dim_inspectors') }}
    where role <> 'signatory'
    group by document_id
),

judged as (
    select
        event_id,
        string_agg(distinct area_printed, '; ' order by area_printed) as areas
    from {{ ref('fct_judgements') }}
    where grade is not null and is_headline and not is_superseded
    group by event_id
),

standing as (
    select
        bridge.event_id,
        any_value(judgements.grade_printed) filter (judgements.area = 'overall') as overall,
        any_value(bridge.judged_on) filter (judgements.area = 'overall') as overall_since,
        string_agg(
            coalesce(judgements.area, judgements.area_printed) || ': ' || judgements.grade_printed, '; '
            order by judgements.area, judgements.area_printed, judgements.grade_printed
        ) as judgements
    from {{ ref('bridge_standing_judgements') }} as bridge
    inner join {{ ref('fct_judgements') }} as judgements on bridge.judgement_id = judgements.judgement_id
    group by bridge.event_id
)

select
    events.event_id,
    authorities.local_authority,
    authorities.gss_code,
    events.event_kind,
    events.framework,
    events.start_date,
    events.end_date,
    coalesce(events.published_date, events.letter_date) as reported_date,
    events.visit_number,
    events.counted_since,
    events.counted_since_date,
    array_to_string(events.visit_counts, '; ') as visit_counts,
    coalesce(replace(events.areas_covered, ' | ', '; '), judged.areas) as areas_covered,
    if(events.is_second_hand, null, inspectors.inspectors) as inspectors,
    standing.overall as standing_overall_judgement,
    standing.overall_since as standing_overall_since,
    standing.judgements as standing_judgements,
    events.is_second_hand,
    events.document_id,
    documents.document_file,
    events.page,
    events.quote,
    events.local_authority_key,
    events.date_precision,
    events.date_kind,
    events.told_by_documents,
    events.judged_body,
    events.outcome,
    events.outcome_printed
from events
inner join documents on events.document_version_id = documents.document_version_id
left join authorities on events.local_authority_key = authorities.local_authority_key
left join inspectors on events.document_id = inspectors.document_id
left join judged on events.event_id = judged.event_id
left join standing on events.event_id = standing.event_id
order by events.local_authority_key, events.start_date

with
judgements as (
    select * from {{ ref('fct_judgements') }}
    where is_headline and not is_superseded
),

authorities as (
    select * from {{ ref('dim_local_authorities') }}
),

documents as (
    select * from {{ ref('dim_documents') }}
)

select
    documents.local_authority,
    authorities.gss_code,
    judgements.framework,
    judgements.event_kind,
    judgements.fieldwork_start_date,
    judgements.fieldwork_end_date,
    judgements.published_date,
    judgements.area,
    judgements.area_printed,
    judgements.grade,
    judgements.grade_printed,
    judgements.grade_rank,
    judgements.status,
    judgements.comparability,
    judgements.comparability_note,
    judgements.document_id,
    documents.document_file,
    judgements.page,
    judgements.quote,
    judgements.local_authority_key,
    judgements.judgement_id,
    judgements.line
from judgements
inner join documents on judgements.document_version_id = documents.document_version_id
left join authorities on judgements.local_authority_key = authorities.local_authority_key

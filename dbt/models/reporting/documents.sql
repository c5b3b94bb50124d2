with
documents as (
    select * from {{ ref('dim_documents') }}
    where not is_superseded
),

observed as (
    select
        document_version_id,
        count(value)::integer as observations,
        (count(*) - count(value))::integer as cells_of_words
    from {{ ref('fct_observations') }}
    group by document_version_id
),

judged as (
    select
        document_version_id,
        count(*)::integer as judgements
    from {{ ref('fct_judgements') }}
    where is_headline
    group by document_version_id
),

found as (
    select
        document_version_id,
        count(*)::integer as findings
    from {{ ref('fct_findings') }}
    group by document_version_id
)

select
    documents.document_id,
    documents.document_file,
    documents.part,
    documents.parent_document_id,
    documents.kind,
    documents.title,
    documents.local_authority,
    documents.fieldwork_start_date,
    documents.fieldwork_end_date,
    documents.letter_date,
    documents.meeting_date,
    documents.published_date,
    documents.pages,
    documents.licence,
    documents.outcome,
    documents.reason,
    coalesce(observed.observations, 0) as observations,
    coalesce(judged.judgements, 0) as judgements,
    coalesce(found.findings, 0) as findings,
    coalesce(observed.cells_of_words, 0) as cells_of_words
from documents
left join observed on documents.document_version_id = observed.document_version_id
left join judged on documents.document_version_id = judged.document_version_id
left join found on documents.document_version_id = found.document_version_id

with
files as (
    select
        *,
        if(is_counted, document_version_id, null) as counted_version_id
    from {{ ref('bridge_document_files') }}
),

documents as (
    select * from {{ ref('dim_documents') }}
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
    files.document_file,
    files.part,
    files.parent_document_id,
    documents.kind,
    documents.title,
    documents.local_authority,
    documents.fieldwork_start_date,
    documents.fieldwork_end_date,
    documents.letter_date,
    documents.meeting_date,
    documents.published_date,
    documents.published_date_basis,
    documents.pages,
    documents.licence,
    documents.source_address,
    files.outcome,
    files.reason,
    coalesce(observed.observations, 0) as observations,
    coalesce(judged.judgements, 0) as judgements,
    coalesce(found.findings, 0) as findings,
    coalesce(observed.cells_of_words, 0) as cells_of_words,
    files.counted_under,
    files.rendition_id,
    documents.local_authority_key,
    documents.titled_from_date,
    documents.titled_to_date,
    documents.recognition_confidence,
    files.listing,
    files.unlisted_since
from files
inner join documents on files.document_version_id = documents.document_version_id
left join observed on files.counted_version_id = observed.document_version_id
left join judged on files.counted_version_id = judged.document_version_id
left join found on files.counted_version_id = found.document_version_id

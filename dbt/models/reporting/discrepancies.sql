with
discrepancies as (
    select * from {{ ref('fct_discrepancies') }}
),

documents as (
    select * from {{ ref('dim_documents') }}
    where not is_superseded
)

select
    discrepancies.discrepancy_id,
    discrepancies.kind,
    documents.local_authority,
    discrepancies.measure,
    discrepancies.document_id_a as document_a,
    discrepancies.quote_a,
    discrepancies.value_a,
    discrepancies.document_id_b as document_b,
    discrepancies.quote_b,
    discrepancies.value_b,
    discrepancies.arithmetic,
    discrepancies.severity,
    discrepancies.status,
    discrepancies.rule,
    discrepancies.doubts,
    discrepancies.document_file_a,
    discrepancies.page_a,
    discrepancies.document_file_b,
    discrepancies.page_b,
    discrepancies.local_authority_key,
    discrepancies.review_id,
    discrepancies.decision,
    discrepancies.decided_by,
    discrepancies.decided_at,
    discrepancies.decision_reason
from discrepancies
inner join documents on discrepancies.document_id_a = documents.document_id

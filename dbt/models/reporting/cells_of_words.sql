with
observations as (
    select * from {{ ref('fct_observations') }}
    where not is_superseded and value is null
),

documents as (
    select * from {{ ref('dim_documents') }}
)

select
    observations.observation_id,
    documents.local_authority,
    observations.gss_code,
    observations.measure,
    observations.measure_label,
    observations.reported_label,
    observations.breakdown,
    observations.value_printed,
    observations.period_kind,
    observations.period_start,
    observations.period_end,
    observations.document_id,
    documents.document_file,
    observations.section,
    observations.page,
    observations.line,
    observations.quote
from observations
inner join documents on observations.document_version_id = documents.document_version_id

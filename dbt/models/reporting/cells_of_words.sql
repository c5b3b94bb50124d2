with
observations as (
    select * from {{ ref('fct_observations') }}
    where not is_superseded and value is null
),

authorities as (
    select * from {{ ref('dim_local_authorities') }}
),

documents as (
    select * from {{ ref('dim_documents') }}
)

select
    observations.observation_id,
    documents.local_authority,
    authorities.gss_code,
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
    observations.quote,
    observations.local_authority_key
from observations
inner join documents on observations.document_version_id = documents.document_version_id
left join authorities on observations.local_authority_key = authorities.local_authority_key

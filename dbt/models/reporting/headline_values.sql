with
observations as (
    select * from {{ ref('fct_observations') }}
),

headlines as (
    select * from {{ ref('fct_own_values') }}
    where standing = 'line'
),

documents as (
    select * from {{ ref('dim_documents') }}
),

authorities as (
    select * from {{ ref('dim_local_authorities') }}
),

measures as (
    select * from {{ ref('dim_measures') }}
)

select
    authorities.local_authority,
    authorities.gss_code,
    headlines.measure,
    measures.label as measure_label,
    headlines.period_end,
    headlines.value,
    headlines.unit,
    headlines.qualifier,
    measures.polarity,
    headlines.span,
    headlines.period_kind,
    headlines.period_start,
    headlines.statements,
    headlines.is_agreed,
    headlines.is_corrected,
    headlines.is_small_number,
    documents.document_id,
    documents.document_file,
    documents.kind as document_kind,
    documents.published_date,
    observations.page,
    observations.line,
    observations.quote,
    headlines.local_authority_key,
    headlines.observation_id
from headlines
inner join authorities on headlines.local_authority_key = authorities.local_authority_key
inner join measures on headlines.measure = measures.measure
inner join observations on headlines.observation_id = observations.observation_id
inner join documents on observations.document_version_id = documents.document_version_id
order by headlines.measure, authorities.local_authority, headlines.period_end

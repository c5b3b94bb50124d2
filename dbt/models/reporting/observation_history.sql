with
known as (
    select * from {{ ref('fct_known_statements') }}
),

observations as (
    select * from {{ ref('fct_observations') }}
),

authorities as (
    select * from {{ ref('dim_local_authorities') }}
),

documents as (
    select * from {{ ref('dim_documents') }}
)

select
    known.observation_id,
    documents.local_authority,
    authorities.gss_code,
    observations.measure,
    observations.measure_label,
    observations.breakdown,
    observations.comparator,
    observations.value,
    observations.corrected_value,
    observations.unit,
    observations.qualifier,
    observations.period_kind,
    observations.period_start,
    observations.period_end,
    observations.document_id,
    documents.version_number,
    documents.document_file,
    documents.kind as document_kind,
    documents.is_superseded,
    known.public_from,
    known.public_until,
    known.known_from,
    known.known_until,
    known.quantity_id,
    known.order_of_preference,
    known.is_preferable,
    observations.page,
    observations.local_authority_key
from known
inner join observations on known.observation_id = observations.observation_id
inner join documents on known.document_version_id = documents.document_version_id
left join authorities on observations.local_authority_key = authorities.local_authority_key
order by
    documents.local_authority, observations.document_version_id, observations.char_start, observations.value_start

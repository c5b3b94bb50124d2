{{ config(post_hook=["{{ compare_function() }}", "{{ ranked_function() }}"]) }}
with
observations as (
    select * from {{ ref('fct_observations') }}
    where not is_superseded and value is not null
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
    observations.value,
    observations.unit,
    observations.qualifier,
    observations.comparator,
    observations.period_kind,
    observations.period_start,
    observations.period_end,
    observations.document_id,
    documents.document_file,
    documents.kind as document_kind,
    documents.title as document_title,
    documents.published_date,
    observations.section,
    observations.paragraph,
    observations.page,
    observations.line,
    observations.quote,
    observations.char_start,
    observations.char_end,
    observations.is_preferred,
    observations.measure_status,
    observations.implausible_because,
    observations.local_authority_key,
    observations.review_id,
    observations.corrected_value,
    observations.decision,
    observations.decided_by,
    observations.decided_at,
    observations.decision_reason,
    observations.is_small_number,
    observations.small_number_of,
    observations.is_small_number_printed,
    observations.cell,
    observations.recognition_confidence,
    observations.preference_reason
from observations
inner join documents on observations.document_version_id = documents.document_version_id
left join authorities on observations.local_authority_key = authorities.local_authority_key
order by
    documents.local_authority, observations.document_version_id, observations.char_start, observations.value_start
-- The functions that compare tell the passage of each value, and name what these are made of:
-- depends_on: {{ ref('fct_compared_measures') }} {{ ref('fct_compared_judgements') }}

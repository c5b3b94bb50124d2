with
reconciliations as (
    select * from {{ ref('fct_reconciliations') }}
),

observations as (
    select * from {{ ref('fct_observations') }}
),

authorities as (
    select * from {{ ref('dim_local_authorities') }}
),

documents as (
    select * from {{ ref('dim_documents') }}
),

official as (
    select * from {{ ref('fct_official_values') }}
),

beside as (
    select
        observations.observation_id,
        documents.local_authority,
        authorities.gss_code,
        observations.measure,
        observations.measure_label,
        observations.value,
        observations.unit,
        observations.qualifier,
        observations.period_start,
        observations.period_end,
        observations.is_preferred,
        observations.implausible_because,
        official.value as official_value,
        official.value_status as official_value_status,
        official.period_start as official_period_start,
        official.period_end as official_period_end,
        official.source as official_source,
        official.published_date as official_published_date,
        official.vintage,
        reconciliations.matched_by,
        reconciliations.difference,
        reconciliations.agreement,
        reconciliations.rounding,
        latest.value as latest_official_value,
        latest.source as latest_official_source,
        observations.document_id,
        documents.document_file,
        observations.page,
        observations.quote,
        observations.local_authority_key,
        observations.line
    from reconciliations
    inner join observations on reconciliations.observation_id = observations.observation_id
    inner join documents on observations.document_version_id = documents.document_version_id
    left join authorities on observations.local_authority_key = authorities.local_authority_key
    inner join official on reconciliations.official_value_id = official.official_value_id
    inner join official as latest on reconciliations.latest_official_value_id = latest.official_value_id
)

select
    * exclude (line),
    {{ reconciliation_in_words() }} as sentence,
    round(100 * difference / nullif(official_value, 0), 1) as difference_percent,
    line
from beside
order by local_authority, measure, period_end, document_file, observation_id

with
authorities as (
    select * from {{ ref('stg_local_authorities') }}
),

providers as (
    select * from {{ ref('int_authority_providers') }}
)

select
    providers.local_authority_id,
    authorities.gss_code,
    authorities.la_code,
    authorities.name,
    authorities.short_name as local_authority,
    authorities.region,
    authorities.la_type,
    authorities.ofsted_urn,
    authorities.valid_from,
    authorities.valid_to,
    authorities.predecessors,
    authorities.successors,
    providers.provider,
    providers.provider_kind,
    nullif(providers.covered_from, date '1900-01-01') as provider_from,
    nullif(providers.covered_to, date '9999-12-31') as provider_to,
    providers.covered_to = date '9999-12-31' and authorities.valid_to is null as is_current_provider
from providers
inner join authorities on providers.gss_code = authorities.gss_code

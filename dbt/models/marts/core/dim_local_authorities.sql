with
authorities as (
    select * from {{ ref('stg_local_authorities') }}
),

codes as (
    select * from {{ ref('dim_local_authority_codes') }}
    where is_latest
)

select
    authorities.local_authority_key,
    codes.gss_code,
    authorities.la_code,
    authorities.name,
    authorities.short_name as local_authority,
    authorities.region,
    codes.la_type,
    authorities.ofsted_urn,
    authorities.valid_from,
    authorities.valid_to,
    authorities.source
from authorities
inner join codes on authorities.local_authority_key = codes.local_authority_key

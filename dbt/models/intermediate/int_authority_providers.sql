with
authorities as (
    select * from {{ ref('stg_local_authorities') }}
),

providers as (
    select * from {{ ref('stg_providers') }}
),

extents as (
    select
        gss_code,
        min(coalesce(valid_from, date '1900-01-01')) as first_day,
        max(coalesce(valid_to, date '9999-12-31')) as last_day
    from providers
    group by gss_code
),

-- The council itself delivers before its first other provider, after its last, and always where there is none.
council_spans as (
    select
        authorities.gss_code,
        authorities.name as provider,
        date '1900-01-01' as covered_from,
        coalesce(extents.first_day - 1, date '9999-12-31') as covered_to
    from authorities
    left join extents on authorities.gss_code = extents.gss_code
    union all
    select
        authorities.gss_code,
        authorities.name as provider,
        extents.last_day + 1 as covered_from,
        date '9999-12-31' as covered_to
    from authorities
    inner join extents on authorities.gss_code = extents.gss_code
    where extents.last_day < date '9999-12-31'
),

spans as (
    select
        gss_code,
        provider,
        'council' as provider_kind,
        covered_from,
        covered_to
    from council_spans
    where covered_from <= covered_to
    union all
    select
        gss_code,
        provider,
        provider_kind,
        coalesce(valid_from, date '1900-01-01') as covered_from,
        coalesce(valid_to, date '9999-12-31') as covered_to
    from providers
)

select
    {{ hashed_key(['gss_code', 'covered_from']) }} as local_authority_id,
    gss_code,
    provider,
    provider_kind,
    covered_from,
    covered_to
from spans

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
councils as (
    select
        authorities.gss_code,
        authorities.name as provider,
        'council' as provider_kind,
        span.covered_from,
        span.covered_to
    from authorities
    left join extents on authorities.gss_code = extents.gss_code
    cross join lateral (
        values
        (date '1900-01-01', coalesce(extents.first_day - 1, date '9999-12-31')),
        (extents.last_day + 1, date '9999-12-31')
    ) as span (covered_from, covered_to)
    where span.covered_from <= span.covered_to
),

spans as (
    select * from councils
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

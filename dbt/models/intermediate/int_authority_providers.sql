with
authorities as (
    select * from {{ ref('stg_local_authorities') }}
),

providers as (
    select
        gss_code,
        provider,
        provider_kind,
        coalesce(valid_from, date '1900-01-01') as covered_from,
        coalesce(valid_to, date '9999-12-31') as covered_to
    from {{ ref('stg_providers') }}
),

-- The council itself delivers before its first other provider, between two and after its last; always where none is.
council_spans as (
    select
        gss_code,
        lag(covered_to + 1, 1, date '1900-01-01') over spells as covered_from,
        covered_from - 1 as covered_to
    from providers
    window spells as (partition by gss_code order by covered_from)
    union all
    select
        gss_code,
        max(covered_to) + 1 as covered_from,
        date '9999-12-31' as covered_to
    from providers
    group by gss_code
    having max(covered_to) < date '9999-12-31'
    union all
    select
        authorities.gss_code,
        date '1900-01-01' as covered_from,
        date '9999-12-31' as covered_to
    from authorities
    anti join providers on authorities.gss_code = providers.gss_code
),

spans as (
    select
        council_spans.gss_code,
        authorities.name as provider,
        'council' as provider_kind,
        council_spans.covered_from,
        council_spans.covered_to
    from council_spans
    inner join authorities on council_spans.gss_code = authorities.gss_code
    where council_spans.covered_from <= council_spans.covered_to
    union all
    select * from providers
)

select
    {{ hashed_key(['gss_code', 'covered_from']) }} as local_authority_id,
    gss_code,
    provider,
    provider_kind,
    covered_from,
    covered_to
from spans

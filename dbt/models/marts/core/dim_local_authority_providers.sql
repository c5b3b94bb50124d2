with
authorities as (
    select * from {{ ref('stg_local_authorities') }}
),

providers as (
    select
        local_authority_key,
        provider,
        provider_kind,
        valid_from,
        coalesce(valid_to, date '9999-12-31') as valid_to
    from {{ ref('stg_providers') }}
),

-- The council itself delivers before its first other provider, between two and after its last; always where none is.
council_spans as (
    select
        local_authority_key,
        lag(valid_to + 1, 1, date '1900-01-01') over spells as valid_from,
        valid_from - 1 as valid_to
    from providers
    window spells as (partition by local_authority_key order by valid_from)
    union all
    select
        local_authority_key,
        max(valid_to) + 1 as valid_from,
        date '9999-12-31' as valid_to
    from providers
    group by local_authority_key
    having max(valid_to) < date '9999-12-31'
    union all
    select
        authorities.local_authority_key,
        date '1900-01-01' as valid_from,
        date '9999-12-31' as valid_to
    from authorities
    anti join providers on authorities.local_authority_key = providers.local_authority_key
),

spans as (
    select
        council_spans.local_authority_key,
        authorities.name as provider,
        'council' as provider_kind,
        council_spans.valid_from,
        council_spans.valid_to
    from council_spans
    inner join authorities on council_spans.local_authority_key = authorities.local_authority_key
    where council_spans.valid_from <= council_spans.valid_to
    union all
    select * from providers
),

-- An authority's first provider begins, and its last one ends, with the authority.
dated as (
    select
        spans.local_authority_key,
        spans.provider,
        spans.provider_kind,
        if(spans.valid_from = date '1900-01-01', authorities.valid_from, spans.valid_from) as valid_from,
        if(spans.valid_to = date '9999-12-31', authorities.valid_to, spans.valid_to) as valid_to
    from spans
    inner join authorities on spans.local_authority_key = authorities.local_authority_key
)

select *
from dated
where coalesce(valid_from <= valid_to, true)

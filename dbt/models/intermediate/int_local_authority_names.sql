{#- One row per way to name an authority (key, ONS code, name) and the days on which it means this one. -#}
with
authorities as (
    select * from {{ ref('stg_local_authorities') }}
),

codes as (
    select * from {{ ref('stg_local_authority_codes') }}
),

aliases as (
    select * from {{ ref('stg_local_authority_aliases') }}
),

names as (
    select
        unnest([local_authority_key, name, short_name]) as named,
        local_authority_key,
        valid_from,
        valid_to
    from authorities
    union all
    select
        alias as named,
        local_authority_key,
        valid_from,
        valid_to
    from aliases
    union all
    -- A code means one authority, whenever it is used.
    select
        gss_code as named,
        local_authority_key,
        null as valid_from,
        null as valid_to
    from codes
)

select distinct * from names

{#- One row per official value of an authority-year, and whether a paper of it prints one of the same date. -#}
with
authority_years as (
    select * from {{ ref('int_authority_years') }}
),

official as (
    select * from {{ ref('int_official_values') }}
    where is_first and value is not null
),

measures as (
    select * from {{ ref('stg_measures') }}
),

-- What a paper prints, usable or not, stands before an official value of the same date: that is for lists of all alone.
printed as (
    select distinct
        local_authority_key,
        year,
        measure,
        period_start,
        period_end
    from {{ ref('int_comparison_statements') }}
    where breakdown = ''
),

printed_at_all as (
    select distinct
        local_authority_key,
        year,
        measure
    from printed
)

select
    authority_years.local_authority_key,
    authority_years.year,
    official.measure,
    '' as breakdown,
    measures.unit,
    official.official_value_id as observation_id,
    official.value,
    'exact' as qualifier,
    official.period_start,
    official.period_end,
    official.source as official_source,
    official.published_date as official_published_date,
    official.published_precision as official_published_precision,
    false as is_from_event,
    printed_then.measure is not null as is_beside_printed,
    printed_at_all.measure is null and row_number() over (
        partition by authority_years.local_authority_key, authority_years.year, official.measure
        order by official.period_end desc
    ) = 1 as is_headline
from authority_years
inner join official
    on
        authority_years.local_authority_key = official.local_authority_key
        and official.period_end between authority_years.figures_from and authority_years.figures_to
inner join measures on official.measure = measures.measure
left join printed_at_all
    on
        authority_years.local_authority_key = printed_at_all.local_authority_key
        and authority_years.year = printed_at_all.year
        and official.measure = printed_at_all.measure
left join printed as printed_then
    on
        authority_years.local_authority_key = printed_then.local_authority_key
        and authority_years.year = printed_then.year
        and official.measure = printed_then.measure
        and official.period_start = printed_then.period_start
        and official.period_end = printed_then.period_end

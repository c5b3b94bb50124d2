{#- One row per authority, measure, period and publication: what was known when, and how precisely it is printed. -#}
with
official as (
    select * from {{ ref('stg_official_values') }}
),

sources as (
    select * from {{ ref('stg_official_sources') }}
),

measures as (
    select * from {{ ref('stg_measures') }}
)

select
    {{ hashed_key([
        'official.local_authority_key', 'official.measure', 'official.period_start', 'official.period_end',
        'official.source'
    ]) }} as official_value_id,
    official.*,
    sources.published_date,
    sources.published_precision,
    -- The release of the next year, which may revise it, comes no sooner.
    if(published_date <= period_end + interval 18 month, 'as_published', 'as_revised') as vintage,
    lead(published_date) over by_publication as known_until,
    row_number() over by_publication = 1 as is_first,
    row_number() over (
        partition by official.local_authority_key, official.measure, official.period_start, official.period_end
        order by official.value is null asc, sources.published_date desc, official.source desc
    ) = 1 as is_latest,
    -- A publication prints a rate with the same decimals throughout, and a nought at their end is not stored.
    if(
        measures.unit = 'count', 0,
        0.5 * pow(10, -max(length(split_part(cast(value as varchar), '.', 2)) * if(value % 1 = 0, 0, 1)) over (
            partition by official.measure, official.source
        ))
    ) as official_half_unit,
    if(
        measures.unit = 'count' and period_end <= sources.counts_rounded_until, sources.counts_rounded_to, null
    ) as counts_rounded_to
from official
inner join sources on official.source = sources.source
inner join measures on official.measure = measures.measure
window by_publication as (
    partition by official.local_authority_key, official.measure, official.period_start, official.period_end
    order by sources.published_date, official.source
)

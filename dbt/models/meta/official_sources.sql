with
sources as (
    select * from {{ ref('stg_official_sources') }}
),

official as (
    select
        source,
        count(*)::integer as official_values,
        min(period_end) as first_period_end,
        max(period_end) as last_period_end
    from {{ ref('stg_official_values') }}
    group by source
),

neighbours as (
    select
        source,
        count(*)::integer as neighbours
    from {{ ref('stg_statistical_neighbours') }}
    group by source
)

select
    sources.source,
    sources.publisher,
    sources.title,
    sources.address,
    sources.published_date,
    sources.published_precision,
    sources.note,
    coalesce(official.official_values, 0) as official_values,
    official.first_period_end,
    official.last_period_end,
    coalesce(neighbours.neighbours, 0) as neighbours
from sources
left join official on sources.source = official.source
left join neighbours on sources.source = neighbours.source

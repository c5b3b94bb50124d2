"""The rates that the view of a series asks for: of the authorities `$keys`, and of those beside the first of them.

A row is a point: `line` says whose, `kind` what sort, `source` and `licence` where from.
"""

from explorer.queries.licences import OF_DOCUMENT

# A region and neighbours are the numbers of their authorities together, where at least half of them have one.
RATES = f"""
    with rated as (
        select * from reporting.rates where measure = $measure and breakdown = ''
    ),
    -- Of a date that has an official number beside a printed one, the official one.
    once as (
        select * from rated
        qualify row_number() over (partition by local_authority_key, period_end order by kind = 'official' desc) = 1
    ),
    dates as (
        select distinct period_start, period_end from rated where kind = 'official'
    ),
    members as (
        select 'region' as kind, region as line, local_authority_key, valid_from, valid_to
        from marts.dim_local_authorities
        where region = (select region from marts.dim_local_authorities where local_authority_key = $keys[1])
        union all
        select 'neighbours', 'Neighbours (' || vintage || ')', neighbour_key, null, null
        from marts.bridge_statistical_neighbours
        where local_authority_key = $keys[1] and vintage = $neighbours
    ),
    own as (
        select
            list_position($keys, rated.local_authority_key) as place,
            rated.local_authority as line,
            if(rated.kind = 'official', 'official', 'reported') as kind,
            rated.* exclude (local_authority, kind),
            official.official_value_id
        from rated
        left join marts.fct_official_values as official
            on rated.local_authority_key = official.local_authority_key
                and official.measure = $measure
                and rated.period_start = official.period_start
                and rated.period_end = official.period_end
                and rated.official_source = official.source
        where list_contains($keys, rated.local_authority_key)
    ),
    england as (
        select
            1001 as place,
            'England' as line,
            'england' as kind,
            rated.local_authority_key,
            rated.period_start,
            rated.period_end,
            rated.official_value as value,
            rated.denominator_value,
            rated.rate,
            rated.rate_unit,
            rated.official_source,
            official.official_value_id
        from marts.fct_comparable_values as rated
        semi join dates using (period_start, period_end)
        left join marts.fct_official_values as official
            on rated.local_authority_key = official.local_authority_key
                and rated.measure = official.measure
                and rated.period_start = official.period_start
                and rated.period_end = official.period_end
                and rated.official_source = official.source
        where rated.local_authority_key = 'ENGLAND'
            and rated.measure = $measure and rated.breakdown = '' and rated.rate is not null
        qualify row_number() over (partition by rated.period_end order by rated.year desc) = 1
    ),
    together as (
        select
            if(members.kind = 'region', 1002, 1003) as place,
            members.line,
            members.kind,
            dates.period_start,
            dates.period_end,
            sum(rated.value) as value,
            sum(rated.denominator_value) as denominator_value,
            any_value(rated.rate_unit) as rate_unit,
            if(any_value(rated.rate_unit) = 'percent', 100, 10000)
            * sum(rated.value) / sum(rated.denominator_value) as rate,
            count(rated.value) as authorities,
            count(*) as of_authorities,
            bool_and(rated.kind = 'official') as is_official,
            string_agg(rated.local_authority_key, ' ' order by rated.local_authority_key) as members
        from members
        inner join dates
            on dates.period_end between coalesce(members.valid_from, date '1900-01-01')
                and coalesce(members.valid_to, date '9999-12-31')
        left join once as rated
            on members.local_authority_key = rated.local_authority_key and dates.period_end = rated.period_end
        group by all
        having 2 * count(rated.value) >= count(*)
    ),
    points as (
        select * from own
        union all by name
        select * from england
        union all by name
        select * from together
    )
    select
        points.line,
        points.kind,
        points.period_start,
        points.period_end,
        points.value,
        first_value(points.denominator_label ignore nulls) over () as denominator_label,
        points.denominator_value,
        round(points.rate, 2) as rate,
        round(points.rate_low, 2) as rate_low,
        round(points.rate_high, 2) as rate_high,
        points.rate_unit,
        points.rank,
        points.rank_low,
        points.rank_high,
        points.ranked,
        points.authorities,
        points.of_authorities,
        points.members,
        coalesce(
            points.official_source,
            points.document_file,
            'their numbers together: ' || points.authorities || ' of ' || points.of_authorities || ' authorities'
        ) as source,
        points.page,
        case
            when points.observation_id is not null then documents.licence
            when coalesce(points.is_official, true) then $official_licence
            else 'that of each of their numbers'
        end as licence,
        points.local_authority_key,
        points.observation_id,
        points.official_value_id
    from points
    {OF_DOCUMENT}
    order by points.period_end desc, points.place, points.kind
"""

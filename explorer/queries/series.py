"""What the view of a series asks: one `$measure` of the authorities `$keys`, the first of which others stand beside.

Every row of RATES and VALUES is a point: `line` says whose, `kind` what sort, `source` and `licence` where from.
"""

MEASURES = """
    with figures as (
        select measure, local_authority_key from reporting.headline_values
        union
        select measure, local_authority_key from marts.fct_official_values where value is not null
        union
        select measure, local_authority_key from reporting.kpi_series
        union
        select measure, local_authority_key
        from marts.fct_observations
        where breakdown = '' and value is not null and is_preferred
    )
    select
        measures.measure,
        measures.label,
        measures.unit,
        measures.polarity,
        measures.definition,
        measures.definition_differs,
        measures.definition_difference,
        count(*) filter (list_contains($keys, figures.local_authority_key)) as authorities
    from marts.dim_measures as measures
    inner join figures using (measure)
    group by all
    order by measures.label
"""
MOST_PRINTED = """
    select local_authority_key, local_authority
    from reporting.headline_values
    group by local_authority_key, local_authority
    order by count(*) desc, local_authority
    limit 1
"""
NAMES = """
    select local_authority, count(*) as authorities
    from marts.dim_local_authorities
    group by local_authority
    order by local_authority
"""
VINTAGES = "select distinct vintage from marts.bridge_statistical_neighbours order by vintage desc"
SUCCESSIONS = """
    select
        successions.succession_date,
        old.local_authority_key as predecessor_key,
        old.local_authority as predecessor,
        list(new.local_authority_key order by new.local_authority) as successor_keys,
        string_agg(new.local_authority, ' and ' order by new.local_authority) as successors
    from marts.bridge_local_authority_successions as successions
    inner join marts.dim_local_authorities as old on successions.predecessor_key = old.local_authority_key
    inner join marts.dim_local_authorities as new on successions.successor_key = new.local_authority_key
    group by all
    having list_has_any($keys, list(successions.successor_key)) or list_contains($keys, old.local_authority_key)
    order by successions.succession_date, old.local_authority
"""
# A region and neighbours are the numbers of their authorities together, where at least half of them have one.
RATES = """
    with rated as (
        select * from reporting.rates where measure = $measure and breakdown = ''
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
            string_agg(rated.local_authority_key, ' ' order by rated.local_authority_key) as members
        from members
        inner join dates
            on dates.period_end between coalesce(members.valid_from, date '1900-01-01')
                and coalesce(members.valid_to, date '9999-12-31')
        left join rated
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
        if(points.observation_id is null, $official_licence, documents.licence) as licence,
        points.local_authority_key,
        points.observation_id,
        points.official_value_id
    from points
    left join marts.fct_observations as observations using (observation_id)
    left join marts.dim_documents as documents
        on observations.document_version_id = documents.document_version_id
    order by points.period_end desc, points.place, points.kind
"""
# England's number is no measure of an authority's: only its rates and shares stand beside. What a paper prints of
# others, its targets and what it says without a date are in no series of headlines: the preferred statement of each.
VALUES = """
    with points as (
        select
            list_position($keys, local_authority_key) as place,
            local_authority as line,
            'reported' as kind,
            period_start, period_end, value, unit, qualifier, is_corrected, is_small_number,
            local_authority_key, observation_id
        from reporting.headline_values
        where measure = $measure and list_contains($keys, local_authority_key)
        union all by name
        select
            list_position($keys, facts.local_authority_key) as place,
            authorities.local_authority as line,
            coalesce(facts.comparator, 'reported') as kind,
            facts.period_start,
            facts.period_end,
            coalesce(facts.corrected_value, facts.value) as value,
            facts.unit,
            facts.qualifier,
            facts.corrected_value is not null as is_corrected,
            facts.is_small_number,
            facts.local_authority_key,
            facts.observation_id
        from marts.fct_observations as facts
        inner join marts.dim_local_authorities as authorities using (local_authority_key)
        where facts.measure = $measure and list_contains($keys, facts.local_authority_key)
            and facts.breakdown = '' and facts.value is not null and facts.is_preferred and not facts.is_change
            and facts.implausible_because is null
            and (facts.comparator is not null or facts.period_end is null)
            and (coalesce(facts.comparator, 'target') = 'target' or facts.unit <> 'count')
        union all by name
        select
            coalesce(list_position($keys, official.local_authority_key), 1001) as place,
            authorities.local_authority as line,
            if(list_contains($keys, official.local_authority_key), 'official', 'england') as kind,
            official.period_start,
            official.period_end,
            official.value,
            measures.unit,
            nullif(official.value_status, 'published') as status,
            official.source,
            official.local_authority_key,
            official.official_value_id
        from marts.fct_official_values as official
        inner join marts.dim_local_authorities as authorities using (local_authority_key)
        inner join marts.dim_measures as measures using (measure)
        where official.measure = $measure and official.is_latest and official.value_status <> 'not_applicable'
            and (
                list_contains($keys, official.local_authority_key)
                or (official.local_authority_key = 'ENGLAND' and measures.unit <> 'count')
            )
    )
    select
        points.line,
        points.kind,
        points.period_start,
        points.period_end,
        points.value,
        points.unit,
        points.qualifier,
        points.status,
        points.is_corrected,
        points.is_small_number,
        coalesce(points.source, documents.document_file) as source,
        observations.page,
        if(points.source is null, documents.licence, $official_licence) as licence,
        points.local_authority_key,
        points.observation_id,
        points.official_value_id
    from points
    left join marts.fct_observations as observations using (observation_id)
    left join marts.dim_documents as documents
        on observations.document_version_id = documents.document_version_id
    order by points.period_end desc nulls last, points.place, points.kind
"""
MONTHS = """
    select
        series.local_authority,
        series.series_id,
        series.label,
        series.reported_label,
        series.breakdown,
        series.period_kind,
        series.period_start,
        series.period_end,
        series.value,
        series.unit,
        series.qualifier,
        series.mean,
        series.limit_low,
        series.limit_high,
        series.is_outside_limits,
        series.polarity_printed,
        series.polarity,
        series.movement,
        series.points,
        series.document_file as source,
        series.page,
        documents.licence,
        'reported' as kind,
        series.observation_id
    from reporting.kpi_series as series
    inner join marts.fct_observations as observations using (observation_id)
    inner join marts.dim_documents as documents
        on observations.document_version_id = documents.document_version_id
    where series.measure = $measure and list_contains($keys, series.local_authority_key)
    order by list_position($keys, series.local_authority_key), series.breakdown, series.series_id, series.period_end
"""

"""What the view of a series asks: one `$measure` of the authorities `$keys`; each row of VALUES is a point."""

from explorer.queries.licences import OF_DOCUMENT

MEASURES = """
    with figures as (
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
        wholes.label as denominator_label,
        count(*) filter (list_contains($keys, figures.local_authority_key)) as authorities
    from marts.dim_measures as measures
    inner join figures using (measure)
    left join marts.dim_measures as wholes on measures.denominator = wholes.measure
    group by all
    order by measures.label
"""
# Of that measure where one is asked for and anybody has it.
MOST_PRINTED = """
    select local_authority_key, local_authority
    from reporting.headline_values
    where $measure is null or measure = $measure
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
# England's number is no measure of an authority's: only its rates and shares stand beside. What is no step of the line
# stands beside it, and months that a table prints in their own; of others and of targets what is preferred.
VALUES = f"""
    with points as (
        select
            list_position($keys, own.local_authority_key) as place,
            authorities.local_authority as line,
            if(own.standing in ('line', 'undated'), 'reported', own.standing) as kind,
            own.period_start, own.period_end, own.value, own.unit, own.qualifier, own.line_span,
            own.is_corrected, own.is_small_number,
            own.local_authority_key, own.observation_id
        from marts.fct_own_values as own
        inner join marts.dim_local_authorities as authorities using (local_authority_key)
        where own.measure = $measure and list_contains($keys, own.local_authority_key)
            and own.standing <> 'same_value'
            and (
                own.standing = 'line'
                or own.observation_id not in (select observation_id from reporting.kpi_series where measure = $measure)
            )
        union all by name
        select
            list_position($keys, facts.local_authority_key) as place,
            authorities.local_authority as line,
            facts.comparator as kind,
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
            and (facts.comparator = 'target' or (facts.comparator is not null and facts.unit <> 'count'))
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
        points.line_span,
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
    {OF_DOCUMENT}
    order by points.period_end desc nulls last, points.place, points.kind
"""
MONTHS = f"""
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
    {OF_DOCUMENT}
    where series.measure = $measure and list_contains($keys, series.local_authority_key)
    order by list_position($keys, series.local_authority_key), series.breakdown, series.series_id, series.period_end
"""
# What is contradicted firmly and nobody has decided, of the values that are taken or stand in a table of months.
CONTRADICTED = """
    with sides as (
        select
            discrepancy_id, observation_a as observation_id, observation_b as other_observation_id,
            value_b as other_value, document_file_b as other_document_file, page_b as other_page
        from marts.fct_discrepancies
        where status = 'firm' and decision is null
        union all
        select discrepancy_id, observation_b, observation_a, value_a, document_file_a, page_a
        from marts.fct_discrepancies
        where status = 'firm' and decision is null
    )
    select
        authorities.local_authority as line,
        facts.period_start,
        facts.period_end,
        coalesce(facts.corrected_value, facts.value) as value,
        facts.unit,
        if(found.kind = 'two_values', sides.other_value, null) as other_value,
        found.arithmetic,
        documents.document_file,
        facts.page,
        sides.other_document_file,
        sides.other_page,
        facts.observation_id,
        sides.other_observation_id
    from sides
    inner join marts.fct_observations as facts using (observation_id)
    inner join reporting.discrepancies as found using (discrepancy_id)
    inner join marts.dim_documents as documents using (document_version_id)
    inner join marts.dim_local_authorities as authorities
        on facts.local_authority_key = authorities.local_authority_key
    where facts.measure = $measure and list_contains($keys, facts.local_authority_key)
        and (facts.is_preferred or facts.observation_id in (select observation_id from reporting.kpi_series))
    order by facts.period_end desc nulls last, line, facts.observation_id, sides.discrepancy_id
"""
# Months or quarters that stand in one line and are printed in several papers: each paper with those taken from it.
PAPERS = """
    with points as (
        select
            *,
            document_id is distinct from lag(document_id) over (
                partition by local_authority_key, unit, span order by period_end
            ) as is_of_another
        from reporting.headline_values
        where measure = $measure and list_contains($keys, local_authority_key) and period_kind in ('month', 'quarter')
    ),
    runs as (
        select
            *,
            count(*) filter (is_of_another) over (
                partition by local_authority_key, unit, span order by period_end
            ) as run
        from points
    ),
    papers as (
        select
            local_authority_key, local_authority, unit, span, period_kind, run, document_id, document_file,
            min(period_end) as first_end,
            max(period_end) as last_end,
            count(*) as points
        from runs
        group by all
    )
    select
        papers.local_authority as line,
        papers.period_kind,
        papers.run,
        papers.first_end,
        papers.last_end,
        papers.points,
        documents.title,
        papers.document_file,
        documents.part,
        papers.document_id
    from papers
    left join reporting.documents as documents
        on papers.document_id = documents.document_id and documents.counted_under is null
    qualify count(*) over (partition by papers.local_authority_key, papers.unit, papers.span) > 1
    order by line, papers.period_kind, papers.unit, papers.span, papers.run
"""
# Who has figures of the measure: how many stand in a series, how many are printed in all, and the latest that is.
HOLDERS = """
    with printed as (
        select
            local_authority_key,
            count(*) as printed,
            count(*) filter (is_preferred) as standing,
            max(period_end) as printed_until,
            arg_max(observation_id, (is_preferred, coalesce(period_end, date '0001-01-01'))) as observation_id
        from marts.fct_observations
        where measure = $measure and value is not null and breakdown = '' and comparator is null and not is_change
            and implausible_because is null
        group by local_authority_key
    ),
    official as (
        select local_authority_key, count(*) as official, max(period_end) as official_until
        from marts.fct_official_values
        where measure = $measure and value is not null and is_latest
        group by local_authority_key
    )
    select
        authorities.local_authority,
        authorities.local_authority_key,
        coalesce(printed.standing, 0) as standing,
        coalesce(printed.printed, 0) as printed,
        printed.printed_until,
        coalesce(official.official, 0) as official,
        official.official_until,
        facts.value,
        facts.unit,
        facts.qualifier,
        documents.document_file,
        facts.page,
        printed.observation_id
    from marts.dim_local_authorities as authorities
    left join printed using (local_authority_key)
    left join official using (local_authority_key)
    left join marts.fct_observations as facts on printed.observation_id = facts.observation_id
    left join marts.dim_documents as documents on facts.document_version_id = documents.document_version_id
    where authorities.la_type <> 'country' and (printed.printed > 0 or official.official > 0)
    order by standing desc, official desc, printed desc, authorities.local_authority, authorities.local_authority_key
"""

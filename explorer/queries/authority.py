"""What the view of one authority asks; `$key` is its local_authority_key."""

from explorer.queries.asked_for import ASKED_FOR_KINDS, SAID_LATER_OF
from explorer.queries.dated import (
    date_of,
    precision_of_told_date,
    said_of_date,
    said_of_event,
    said_of_told_date,
    told_date_of,
)
from warehouse.contradictions.identities import identities
from warehouse.sql import literal

AUTHORITY = """
    select local_authority_key, local_authority, name, region, la_type, gss_code, valid_from, valid_to
    from marts.dim_local_authorities
    where local_authority_key = $key
"""
PROVIDERS = """
    select provider, provider_kind, valid_from, valid_to
    from marts.dim_local_authority_providers
    where local_authority_key = $key
    order by valid_from nulls first
"""
SUCCESSIONS = """
    select
        successions.succession_date,
        successions.predecessor_key = $key as is_succeeded,
        authorities.local_authority_key,
        authorities.local_authority
    from marts.bridge_local_authority_successions as successions
    inner join marts.dim_local_authorities as authorities
        on authorities.local_authority_key
            = if(successions.predecessor_key = $key, successions.successor_key, successions.predecessor_key)
    where $key in (successions.predecessor_key, successions.successor_key)
    order by authorities.local_authority
"""
ASKED_FOR = f"""
    with {SAID_LATER_OF.format(own="$key").strip()}
    select
        said.said_on as asked_on,
        said.said_at,
        said.said_as,
        said.said_under,
        findings.kind,
        findings.due_date,
        findings.text,
        findings.document_file,
        findings.page,
        findings.finding_id,
        said.event_id,
        findings.finding_id in (from said_later) as is_said_later,
        coalesce(findings.event_kind <> 'committee_meeting', false) as is_of_inspectors
    from reporting.findings as findings
    inner join said using (finding_id)
    where findings.local_authority_key = $key
        and findings.kind in {ASKED_FOR_KINDS}
    order by asked_on desc nulls last, findings.document_file, findings.finding_number
"""
# Reported and official values are kept apart: neither is put in the other's place. The latest is so by its date,
# whatever the length of its time; where it stands beside the line of its measure, the last of the line is with it. A
# share has beside it of how many it is, where the authority has that number of the same day.
_WHOLES = ", ".join(f"({literal(one.share)}, {literal(one.whole)})" for one in identities() if one.share)
HEADLINES = f"""
    with wholes (measure, whole) as (values {_WHOLES}),
    own as (
        select *, count(*) filter (standing = 'line') over (partition by measure) as points
        from marts.fct_own_values
        where local_authority_key = $key and period_end is not null
    ),
    reported as (
        select own.*, documents.document_file, observations.page
        from own
        inner join marts.fct_observations as observations using (observation_id)
        inner join marts.dim_documents as documents using (document_version_id)
        qualify row_number() over (
            partition by own.measure
            order by
                own.period_end desc, own.standing = 'line' desc, own.standing = 'bound' asc,
                own.period_start desc, own.observation_id asc
        ) = 1
    ),
    lines as (
        select measure, value, qualifier, period_start, period_end, observation_id
        from own
        where standing = 'line'
        qualify row_number() over (partition by measure order by period_end desc) = 1
    ),
    of_how_many as (
        select reported.measure, any_value(own.value) as whole
        from reported
        inner join wholes using (measure)
        inner join own on wholes.whole = own.measure and reported.period_end = own.period_end
        where own.standing = 'line' and own.qualifier = 'exact'
        group by reported.measure
    ),
    official as (
        select measure, period_start, period_end, value, source, official_value_id
        from marts.fct_official_values
        where local_authority_key = $key and is_latest and value is not null
        qualify row_number() over (partition by measure order by period_end desc) = 1
    )
    select
        measures.measure,
        measures.label,
        measures.theme,
        measures.unit,
        reported.value,
        reported.qualifier,
        reported.period_start,
        reported.period_end,
        reported.standing,
        reported.line_span,
        reported.points,
        reported.is_corrected,
        of_how_many.whole as of_how_many,
        reported.document_file,
        reported.page,
        reported.observation_id,
        lines.value as line_value,
        lines.qualifier as line_qualifier,
        lines.period_start as line_period_start,
        lines.period_end as line_period_end,
        lines.observation_id as line_observation_id,
        measures.measure in (
            select measure from marts.fct_own_values where local_authority_key = $key and period_end is null
        ) as has_undated,
        official.value as official_value,
        official.period_start as official_period_start,
        official.period_end as official_period_end,
        official.source as official_source,
        official.official_value_id
    from marts.dim_measures as measures
    left join reported using (measure)
    left join of_how_many using (measure)
    left join lines on measures.measure = lines.measure and reported.observation_id <> lines.observation_id
    left join official on measures.measure = official.measure
    where reported.value is not null or official.value is not null
    order by official.value is null, reported.points desc nulls last, measures.label
"""
BESIDE_ENGLAND = """
    select
        measure_label,
        measure,
        period_start,
        period_end,
        kind,
        value,
        round(rate, 2) as rate,
        round(rate_low, 2) as rate_low,
        round(rate_high, 2) as rate_high,
        rate_unit,
        round(england_rate, 2) as england_rate,
        rank,
        rank_low,
        rank_high,
        ranked,
        official_source,
        document_file,
        page,
        observation_id
    from reporting.rates
    where local_authority_key = $key and breakdown = '' and rate is not null
        and measure in ('children_looked_after', 'child_protection_plans', 'started_to_be_looked_after')
    order by measure, period_end, kind
"""
DOCUMENTS = f"""
    select
        {told_date_of("documents")} as document_date,
        {said_of_told_date("documents")} as said_of_date,
        {precision_of_told_date("documents")} as date_precision,
        kind,
        title,
        document_file,
        part,
        outcome,
        reason,
        observations,
        judgements,
        findings,
        pages,
        licence,
        counted_under,
        document_id
    from reporting.documents
    where local_authority_key = $key
    order by counted_under is not null, document_date desc nulls last, document_file, part nulls first
"""
# Until when documents were read, and how many events known and not read took place after.
READ_UNTIL = f"""
    with read as (
        select
            count(*) as documents,
            max({date_of("documents")}) as read_until,
            arg_max({said_of_date("documents")}, {date_of("documents")}) as said_of_date,
            count(*) - count({told_date_of("documents")}) as undated,
            max(titled_to_date) filter (where {date_of("documents")} is null) as titled_until
        from reporting.documents
        where local_authority_key = $key and outcome <> 'refused' and counted_under is null
    )
    select
        read.documents,
        read.undated,
        read.read_until,
        nullif(read.titled_until, least(read.titled_until, read.read_until)) as titled_after,
        read.said_of_date,
        count(told.coverage_id) as told_after
    from read
    left join reporting.coverage as told
        on told.local_authority_key = $key and not told.is_read and told.end_date > read.read_until
    group by all
"""
# What kind of inspection it was is the framework or the service that its passage names, else what it judged there,
# the whole beside its parts; of one that judged the whole alone nothing need be said.
MISSING = f"""
    with judged as (
        select event_id, string_agg(distinct lower(area_printed), '; ' order by lower(area_printed)) as areas
        from marts.fct_judgements
        where local_authority_key = $key and is_second_hand
        group by event_id
        having bool_or(area <> 'overall')
    )
    select
        coverage.event_kind, coverage.events,
        coalesce(frameworks.label, events.areas_covered, judged.areas) as of_what,
        coverage.end_date, coverage.date_precision, {said_of_event("coverage")} as said_of_date,
        coverage.took_place_before, coverage.missing,
        coverage.document_file, coverage.page, coverage.quote, coverage.event_id
    from reporting.coverage as coverage
    left join marts.dim_oversight_events as events using (event_id)
    left join marts.dim_frameworks as frameworks on coverage.framework = frameworks.framework
    left join judged using (event_id)
    where coverage.local_authority_key = $key and not coverage.is_read
    order by coalesce(coverage.end_date, coverage.took_place_before) desc
"""

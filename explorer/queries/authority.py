"""What the view of one authority asks; `$key` is its local_authority_key."""

from explorer.queries.asked_for import ASKED_FOR_KINDS

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
STANDING = """
    select
        timeline.area_label,
        timeline.grade,
        timeline.grade_printed,
        timeline.judged_on,
        timeline.framework_label,
        timeline.is_second_hand,
        timeline.previous_grade_printed,
        timeline.previous_judged_on,
        timeline.is_comparable,
        timeline.comparability_reason,
        timeline.document_file,
        timeline.page,
        timeline.quote,
        timeline.judgement_id
    from reporting.judgement_timeline as timeline
    left join marts.dim_judgement_areas as areas using (area)
    where timeline.local_authority_key = $key and timeline.is_standing and timeline.grade is not null
    order by areas.sort_order nulls last, timeline.area_label
"""
JUDGED = """
    select
        timeline.judged_on,
        timeline.area,
        coalesce(timeline.area_label, timeline.area_printed) as area_label,
        timeline.grade,
        timeline.grade_printed,
        grades.label as grade_label,
        timeline.framework_label,
        timeline.is_second_hand,
        timeline.date_precision,
        timeline.document_file,
        timeline.page,
        timeline.quote,
        timeline.judgement_id
    from reporting.judgement_timeline as timeline
    left join marts.dim_judgement_areas as areas using (area)
    left join marts.dim_grades as grades using (grade)
    where timeline.local_authority_key = $key and timeline.grade is not null
    order by timeline.judged_on nulls last, areas.sort_order nulls last, area_label
"""
EVENTS = """
    select
        coalesce(end_date, reported_date) as happened_on,
        date_precision,
        event_kind,
        framework,
        outcome_printed,
        areas_covered,
        visit_number,
        standing_overall_judgement,
        is_second_hand,
        told_by_documents,
        document_file,
        page,
        quote,
        event_id
    from reporting.oversight_timeline
    where local_authority_key = $key
    order by happened_on nulls last, event_kind
"""
FRAMEWORKS = """
    select framework, label, valid_from
    from marts.dim_frameworks
    where gives_grades and framework in ('sif', 'ilacs_2018', 'ilacs_2023', 'ilacs_2026')
    order by valid_from
"""
ASKED_FOR = f"""
    select
        coalesce(findings.event_end_date, findings.event_start_date) as asked_on,
        findings.event_kind,
        findings.kind,
        findings.due_date,
        findings.text,
        findings.document_file,
        findings.page,
        findings.finding_id
    from reporting.findings as findings
    where findings.local_authority_key = $key
        and findings.kind in {ASKED_FOR_KINDS}
    order by asked_on desc nulls last, findings.document_file, findings.finding_number
"""
CAME_BACK = """
    select
        theme_label,
        earlier_date,
        earlier_event_kind,
        earlier_quote,
        earlier_finding_id,
        later_date,
        later_event_kind,
        later_quote,
        later_finding_id,
        round(similarity, 2) as similarity,
        same_because
    from reporting.recurring_issues
    where local_authority_key = $key and is_asked_before
    order by later_date desc, theme_label, earlier_date
"""
# Reported and official values are kept apart: neither is put in the other's place.
HEADLINES = """
    with reported as (
        select
            measure, period_end, value, unit, qualifier, polarity, is_corrected, is_small_number,
            document_file, page, observation_id,
            count(*) over (partition by measure, unit, span) as points
        from reporting.headline_values
        where local_authority_key = $key
        qualify row_number() over (partition by measure order by period_end desc) = 1
    ),
    official as (
        select measure, period_end, value, source, official_value_id
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
        reported.period_end,
        reported.points,
        reported.is_corrected,
        reported.document_file,
        reported.page,
        reported.observation_id,
        official.value as official_value,
        official.period_end as official_period_end,
        official.source as official_source,
        official.official_value_id
    from marts.dim_measures as measures
    left join reported using (measure)
    left join official using (measure)
    where reported.value is not null or official.value is not null
    order by official.value is null, reported.points desc nulls last, measures.label
"""
BESIDE_ENGLAND = """
    select
        measure_label,
        measure,
        period_end,
        kind,
        value,
        round(rate, 2) as rate,
        round(rate_low, 2) as rate_low,
        round(rate_high, 2) as rate_high,
        rate_unit,
        round(england_rate, 2) as england_rate,
        rank,
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
DOCUMENTS = """
    select
        coalesce(published_date, letter_date, meeting_date, fieldwork_end_date) as document_date,
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
        counted_under
    from reporting.documents
    where local_authority_key = $key
    order by counted_under is not null, document_date desc nulls last, document_file, part nulls first
"""
MISSING = """
    select
        event_kind, events, end_date, date_precision, took_place_before, missing,
        document_file, page, quote, event_id
    from reporting.coverage
    where local_authority_key = $key and not is_read
    order by coalesce(end_date, took_place_before) desc
"""

"""The kinds of findings that ask for something, and whose words a finding is and when they were said, as SQL."""

from explorer.queries.dated import date_of, said_of_date, said_of_event
from warehouse.findings.directions import ASKED_FOR
from warehouse.sql import literal

ASKED_FOR_KINDS = f"({', '.join(map(literal, sorted(ASKED_FOR)))})"

# By whom: the kind of inspection or visit with its framework, otherwise the kind of paper with its title. When: the
# last day of fieldwork, as of judgements; of a paper its own day.
SAID_OF = f"""
    said as (
        select
            findings.finding_id,
            findings.event_id,
            coalesce(events.end_date, events.start_date, {date_of("documents")}) as said_on,
            if(
                coalesce(events.end_date, events.start_date) is not null,
                {said_of_event("events")},
                {said_of_date("documents")}
            ) as said_at,
            coalesce(events.event_kind, documents.kind) as said_as,
            if(events.event_id is null, documents.title, frameworks.label) as said_under
        from {{findings}} as findings
        inner join marts.dim_documents as documents using (document_version_id)
        left join marts.dim_oversight_events as events using (event_id)
        left join marts.dim_frameworks as frameworks on events.framework = frameworks.framework
    )"""
SAID = SAID_OF.format(findings="marts.fct_findings")
# What of one authority's findings another document of it speaks of later, under the same theme; `own` is its key, as
# SQL. What is neither praise nor criticism nor asked for tells nothing of how it went on.
SAID_LATER_OF = f"""
    own_findings as (
        select * from marts.fct_findings where local_authority_key = {{own}}
    ),{SAID_OF.format(findings="own_findings")},
    themed as (
        select
            told.finding_id, told.theme, told.document_id, said.said_on,
            told.direction <> 'neutral' or told.kind <> 'finding' as is_telling
        from reporting.finding_themes as told
        inner join said using (finding_id)
        where told.local_authority_key = {{own}}
    ),
    said_later as (
        select distinct told.finding_id
        from themed as told
        inner join (
            select theme, document_id, max(said_on) as said_on from themed where is_telling group by theme, document_id
        ) as later
            on told.theme = later.theme and told.document_id <> later.document_id and told.said_on < later.said_on
    )"""

# Pairs of findings that ask for the same, each side with its date and by whom, once with all themes in which they do.
# Of a passage that only opens a list ("improve plans by:") the list is shown too.
CAME_BACK = f"""
    with {SAID.strip()}
    select
        string_agg(distinct issues.theme_label, '; ' order by issues.theme_label) as theme_label,
        issues.local_authority,
        issues.local_authority_key,
        earlier.said_on as earlier_date,
        earlier.said_at as earlier_said_at,
        earlier.said_as as earlier_said_as,
        earlier.said_under as earlier_said_under,
        if(rtrim(issues.earlier_quote) like '%:', earlier_finding.text, issues.earlier_quote) as earlier_quote,
        issues.earlier_document_file,
        issues.earlier_page,
        issues.earlier_finding_id,
        later.said_on as later_date,
        later.said_at as later_said_at,
        later.said_as as later_said_as,
        later.said_under as later_said_under,
        if(rtrim(issues.later_quote) like '%:', later_finding.text, issues.later_quote) as later_quote,
        issues.later_document_file,
        issues.later_page,
        issues.later_finding_id,
        string_agg(distinct issues.same_because, '; ' order by issues.same_because) as same_because,
        round(max(issues.similarity), 2) as similarity
    from reporting.recurring_issues as issues
    inner join said as earlier on issues.earlier_finding_id = earlier.finding_id
    inner join said as later on issues.later_finding_id = later.finding_id
    inner join reporting.findings as earlier_finding on issues.earlier_finding_id = earlier_finding.finding_id
    inner join reporting.findings as later_finding on issues.later_finding_id = later_finding.finding_id
    where issues.is_asked_before
        and ($area is null or issues.local_authority_key = $area)
        and ($theme is null or issues.theme = $theme)
    group by all
    order by later_date desc, issues.local_authority, theme_label, earlier_date, min(issues.recurring_issue_id)
"""

"""What the view of one document asks: what it is, and what was read in it, in its own order; `$id` is its document_id.

Of a document that was corrected the version that stands.
"""

from explorer.queries.asked_for import ASKED_FOR_KINDS, SAID_LATER_OF
from explorer.queries.dated import (
    precision_of_told_date,
    said_of_event,
    said_of_judgement,
    said_of_told_date,
    told_date_of,
)

_ITS_AUTHORITY = "(select any_value(local_authority_key) from reporting.documents where document_id = $id)"
DOCUMENT = f"""
    select
        documents.*,
        parents.title as parent_title,
        parents.document_file as parent_file,
        {told_date_of("documents")} as document_date,
        {said_of_told_date("documents")} as said_of_date,
        {precision_of_told_date("documents")} as date_precision,
        exists(
            from reporting.documents as papers where papers.parent_document_id = documents.document_id
        ) as has_papers
    from reporting.documents as documents
    left join reporting.documents as parents
        on documents.parent_document_id = parents.document_id and parents.counted_under is null
    where documents.document_id = $id
    order by documents.counted_under is not null, documents.document_file
"""
# The papers within it, and theirs, each behind the one that it is of, with what was read in it.
PAPERS = f"""
    with recursive parts as (
        select document_id, parent_document_id, coalesce(min(part), min(title), '') as called
        from reporting.documents
        where parent_document_id is not null
        group by document_id, parent_document_id
    ),
    papers as (
        select
            $id as document_id, 0 as depth, null::varchar as part, []::struct(called varchar, number integer)[] as place
        union all
        select
            parts.document_id,
            papers.depth + 1,
            parts.called,
            list_append(papers.place, {{
                'called': regexp_replace(parts.called, '[0-9]+', ''),
                'number': try_cast(regexp_extract(parts.called, '[0-9]+') as integer)
            }})
        from papers
        inner join parts on papers.document_id = parts.parent_document_id
    ),
    asked as (
        select document_id, count(*) as asked_for
        from reporting.findings
        where kind in {ASKED_FOR_KINDS} and document_id in (select document_id from papers)
        group by document_id
    )
    select
        papers.depth,
        papers.part,
        documents.kind,
        documents.title,
        documents.document_file,
        {told_date_of("documents")} as document_date,
        {said_of_told_date("documents")} as said_of_date,
        {precision_of_told_date("documents")} as date_precision,
        documents.outcome,
        documents.reason,
        documents.judgements,
        coalesce(asked.asked_for, 0) as asked_for,
        documents.findings,
        documents.observations,
        documents.document_id
    from papers
    inner join reporting.documents as documents using (document_id)
    left join asked using (document_id)
    where papers.depth > 0 and documents.counted_under is null
    order by papers.place
"""
EVENTS = f"""
    select
        told.told_by,
        events.event_kind,
        events.end_date,
        events.reported_date,
        coalesce(events.end_date, events.reported_date) as happened_on,
        {said_of_event("events")} as said_of_date,
        events.date_precision,
        events.visit_number,
        events.outcome_printed,
        told.page,
        told.quote,
        events.event_id
    from marts.bridge_oversight_event_documents as told
    inner join reporting.oversight_timeline as events using (event_id)
    where told.document_id = $id and told.is_current
    order by told.told_by <> 'own', happened_on desc nulls last, events.event_id
"""
JUDGEMENTS = f"""
    select
        coalesce(areas.label, judgements.area_printed) as area_label,
        judgements.grade,
        judgements.grade_printed,
        judgements.status,
        judgements.is_second_hand,
        coalesce(judgements.fieldwork_end_date, judgements.fieldwork_start_date) as judged_on,
        judgements.date_precision,
        {said_of_judgement("judgements")} as said_of_date,
        frameworks.label as framework_label,
        judgements.page,
        judgements.line,
        judgements.quote,
        judgements.judgement_id
    from marts.fct_judgements as judgements
    left join marts.dim_judgement_areas as areas using (area)
    left join marts.dim_frameworks as frameworks using (framework)
    where judgements.document_id = $id and not judgements.is_superseded
        and judgements.status <> 'not_in_framework'
    order by judgements.is_second_hand, judgements.char_start nulls last, areas.sort_order, judgements.judgement_id
"""
# All in the order of the document, or of one sort alone; what it asks for is told apart first: it is no finding of what
# is.
FINDINGS = f"""
    with {SAID_LATER_OF.format(own=_ITS_AUTHORITY).strip()},
    told as (
        select
            *,
            finding_id in (from said_later) as is_said_later,
            case
                when kind in {ASKED_FOR_KINDS} then 'asked'
                when direction in ('strength', 'improving') then 'strengths'
                when direction in ('weakness', 'declining') then 'weaknesses'
                else 'others'
            end as said
        from reporting.findings
        where document_id = $id
    )
    select
        section, paragraph, said, kind, direction, text, themes, due_date, page, line, document_file, finding_id,
        is_said_later
    from told
    where $said is null or said = $said
    order by finding_number
"""
FIGURES = """
    select
        coalesce(told.measure_label, told.reported_label) as label,
        told.measure,
        told.breakdown,
        told.comparator,
        told.value,
        told.unit,
        told.qualifier,
        told.period_start,
        told.period_end,
        told.is_preferred,
        told.preference_reason,
        told.corrected_value,
        told.implausible_because,
        told.section,
        told.page,
        told.line,
        told.quote,
        told.document_file,
        told.observation_id,
        comparators.label as comparator_label,
        told.measure_status,
        facts.reading,
        facts.value_printed,
        facts.value_start,
        facts.char_start
    from reporting.observations as told
    inner join marts.fct_observations as facts using (observation_id)
    left join marts.dim_comparators as comparators on told.comparator = comparators.comparator
    where told.document_id = $id
    order by facts.value_start nulls last, facts.table_number, facts.row_number, facts.column_number, observation_id
"""

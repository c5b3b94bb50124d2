"""What the view of one statement's evidence asks: what it says, where it is printed, and what else touches it.

Each query of a kind gives the columns of the passage (`document_version_id`, `page`, `line`, `section`, `paragraph`,
`quote`, `char_start`, `char_end`, `value_start`, `value_printed`) beside those of its table.
"""

from explorer.queries.dated import said_of_date, said_of_event, said_of_judgement
from warehouse.said_once import STATEMENTS

# Of a document that another version took the place of as well: what else is stated leads to it.
VALUE = f"""
    select
        authorities.local_authority,
        coalesce(measures.label, facts.reported_label) as label,
        facts.* exclude (preference_reason),
        facts.preference_reason,
        comparators.label as comparator_label,
        documents.document_file,
        documents.kind as document_kind,
        documents.title as document_title,
        items.review_id is not null as is_on_review_list
    from {STATEMENTS} as facts
    inner join marts.dim_documents as documents on facts.document_version_id = documents.document_version_id
    left join marts.dim_local_authorities as authorities
        on facts.local_authority_key = authorities.local_authority_key
    left join marts.dim_measures as measures on facts.measure = measures.measure
    left join marts.dim_comparators as comparators on facts.comparator = comparators.comparator
    left join meta.review_items as items on facts.review_id = items.review_id
    where facts.observation_id = $id
"""
JUDGEMENT = f"""
    select
        authorities.local_authority,
        coalesce(areas.label, judgements.area_printed) as label,
        judgements.*,
        {said_of_judgement("judgements")} as said_of_date,
        frameworks.label as framework_label,
        null as value_start,
        null as value_printed
    from marts.fct_judgements as judgements
    left join marts.dim_local_authorities as authorities using (local_authority_key)
    left join marts.dim_judgement_areas as areas using (area)
    left join marts.dim_frameworks as frameworks using (framework)
    where judgements.judgement_id = $id
"""
# What the text of a finding says already is not published again as its quote.
FINDING = """
    select
        authorities.local_authority,
        findings.kind as label,
        told.text,
        findings.* replace (
            coalesce(findings.quote, told.text) as quote, coalesce(findings.section, told.section) as section
        ),
        null as value_start,
        null as value_printed
    from marts.fct_findings as findings
    left join reporting.findings as told using (finding_id)
    left join marts.dim_local_authorities as authorities
        on findings.local_authority_key = authorities.local_authority_key
    where findings.finding_id = $id
"""
EVENT = f"""
    select
        authorities.local_authority,
        events.event_kind as label,
        events.*,
        {said_of_event("events")} as said_of_date,
        null as line,
        null as section,
        null as paragraph,
        null as char_start,
        null as char_end,
        null as value_start,
        null as value_printed
    from marts.dim_oversight_events as events
    left join marts.dim_local_authorities as authorities using (local_authority_key)
    where events.event_id = $id
"""
OF_KIND = {"value": VALUE, "judgement": JUDGEMENT, "finding": FINDING, "event": EVENT}

# Where the published reading is a text, the PDF of the same document has the page to look at.
RENDITIONS = """
    select
        renditions.document_file,
        renditions.file_sha256,
        renditions.medium,
        renditions.part,
        renditions.is_published,
        renditions.source,
        renditions.document_version_id
    from meta.renditions as renditions
    where renditions.document_version_id = $document_version_id and renditions.outcome <> 'refused'
    order by renditions.is_published desc, renditions.medium = 'pdf' desc, renditions.document_file
"""
# What the reader noted where the year of a period was not read as it is printed.
NOTES = """
    select notes.message
    from meta.reading_notes as notes
    inner join meta.renditions as renditions using (rendition_id)
    where
        renditions.document_version_id = $version
        and notes.kind = 'year_contradicts_neighbours'
        and notes.section is not distinct from $section
        and contains(notes.quote, $quote)
    order by notes.message
"""
DOCUMENT = """
    select
        documents.title, documents.kind, documents.document_file, documents.part, documents.pages, documents.licence,
        documents.source_address, documents.fieldwork_start_date, documents.fieldwork_end_date,
        documents.letter_date, documents.meeting_date, documents.published_date, documents.outcome, documents.reason,
        documents.is_superseded, documents.superseded_by, documents.document_id
    from marts.dim_documents as documents
    where documents.document_version_id = $document_version_id
"""
OTHER_STATEMENTS = f"""
    select
        history.value,
        history.unit,
        history.qualifier,
        history.document_kind,
        history.document_file,
        history.page,
        history.public_from,
        {said_of_date("documents")} as said_of_date,
        history.is_superseded,
        -- What cannot be, or was dismissed, is printed all the same: no value, and here said to be none.
        coalesce(
            if(stated.decision is null, stated.implausible_because, null),
            if(stated.decision = 'dismissed', stated.decision_reason, null)
        ) as set_aside_because,
        history.observation_id
    from reporting.observation_history as history
    inner join marts.fct_observations as stated on history.observation_id = stated.observation_id
    inner join (select quantity_id from reporting.observation_history where observation_id = $id) as same
        using (quantity_id)
    inner join marts.fct_known_statements as known on history.observation_id = known.observation_id
    inner join marts.dim_documents as documents on known.document_version_id = documents.document_version_id
    where history.observation_id <> $id
    order by set_aside_because is not null, history.order_of_preference
"""
OFFICIAL = """
    select
        beside.official_value,
        beside.official_period_start,
        beside.official_period_end,
        beside.official_source,
        beside.agreement,
        beside.rounding,
        beside.sentence,
        reconciled.official_value_id
    from reporting.reconciliation as beside
    inner join marts.fct_reconciliations as reconciled using (observation_id)
    where beside.observation_id = $id
"""

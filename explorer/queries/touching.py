"""What touches a statement: other statements of it, and the contradictions and figures within its passage.

`$id` is the statement's identifier; `$version`, `$start`, `$end` and `$quote` are its passage: the version of the
document, where it begins and ends in the stored text, and its words.
"""

from explorer.queries.asked_for import SAID_OF
from explorer.queries.dated import said_of_event

OTHER_JUDGEMENTS = """
    select
        others.grade,
        others.grade_printed,
        others.grade is distinct from one.grade as differs,
        others.is_second_hand,
        documents.kind as document_kind,
        documents.document_file,
        others.page,
        others.line,
        others.quote,
        others.is_superseded,
        others.judgement_id
    from marts.fct_judgements as one
    inner join marts.fct_judgements as others
        on one.event_id = others.event_id
            and coalesce(one.area, one.area_printed) = coalesce(others.area, others.area_printed)
            and one.judgement_id <> others.judgement_id
    inner join marts.dim_documents as documents on others.document_version_id = documents.document_version_id
    where one.judgement_id = $id
    order by differs desc, others.is_second_hand, documents.document_file, others.char_start
"""
# One pair may share several themes.
SAME_ISSUE = f"""
    with pairs as (
        select
            if(later_finding_id = $id, earlier_finding_id, later_finding_id) as finding_id,
            if(later_finding_id = $id, 'before', 'after') as came,
            if(later_finding_id = $id, earlier_quote, later_quote) as quote,
            if(later_finding_id = $id, earlier_document_file, later_document_file) as document_file,
            if(later_finding_id = $id, earlier_page, later_page) as page,
            string_agg(same_because, '; ' order by theme) as same_because
        from reporting.recurring_issues
        where $id in (earlier_finding_id, later_finding_id)
        group by all
    ),
    other_findings as (
        select * from marts.fct_findings where finding_id in (select finding_id from pairs)
    ),{SAID_OF.format(findings="other_findings")}
    select
        pairs.came,
        said.said_on as told_on,
        said.said_at,
        said.said_as,
        said.said_under,
        pairs.quote,
        pairs.document_file,
        pairs.page,
        pairs.finding_id,
        pairs.same_because
    from pairs
    inner join said using (finding_id)
    order by told_on, pairs.finding_id
"""
# Of each other document of the authority, of another day, the passages that share most words with this one, by what
# those words weigh in a search; what is neither praise nor criticism nor asked for tells nothing of how it went on.
UNDER_ITS_THEMES = f"""
    with of_its_themes as (
        select
            told.finding_id,
            string_agg(distinct told.theme_label, ', ' order by told.theme_label) as shared_themes
        from reporting.finding_themes as told
        inner join marts.fct_findings as one
            on told.local_authority_key = one.local_authority_key and told.document_id <> one.document_id
        where one.finding_id = $id
            and told.theme in (select theme from reporting.finding_themes where finding_id = $id)
            and (told.direction <> 'neutral' or told.kind <> 'finding')
        group by told.finding_id
    ),
    findings_said as (
        select * from marts.fct_findings where finding_id = $id or finding_id in (select finding_id from of_its_themes)
    ),{SAID_OF.format(findings="findings_said")},
    placed as (
        select
            of_its_themes.*, said.* exclude (finding_id),
            findings_said.finding_number, findings_said.document_id, findings_said.event_id is null as is_paper,
            (select said_on from said where finding_id = $id) as own
        from of_its_themes
        inner join findings_said using (finding_id)
        inner join said using (finding_id)
        where not findings_said.is_superseded and said.said_on <> own
    ),
    words as (
        select terms.finding_number, sum(terms.score) as shared_words
        from marts.bridge_finding_terms as terms
        semi join placed using (finding_number)
        where terms.stem_number in (
            select asked.stem_number
            from marts.bridge_finding_terms as asked
            where asked.finding_number = (select finding_number from marts.fct_findings where finding_id = $id)
        )
        group by terms.finding_number
    ),
    closest as (
        select placed.*
        from placed
        left join words using (finding_number)
        qualify row_number() over (
            partition by placed.document_id
            order by words.shared_words desc nulls last, placed.finding_number
        ) <= $most
    )
    select
        if(closest.said_on > closest.own, 'after', 'before') as came,
        closest.said_on,
        closest.said_at,
        closest.said_as,
        closest.said_under,
        findings.direction,
        findings.kind,
        closest.shared_themes,
        findings.text,
        findings.document_file,
        findings.page,
        findings.finding_id
    from closest
    inner join reporting.findings as findings using (finding_id)
    order by
        came, closest.is_paper, if(came = 'after', closest.said_on, null), closest.said_on desc,
        findings.document_file, closest.finding_number
"""
TOLD_BY = f"""
    select
        documents.kind as document_kind,
        documents.title,
        documents.document_file,
        told.told_by,
        told.first_day,
        told.last_day,
        told.date_precision,
        told.date_kind,
        {said_of_event("told")} as said_of_date,
        told.page,
        told.quote,
        told.document_id
    from (
        from marts.bridge_oversight_event_documents
        inner join (select event_id, event_kind from marts.dim_oversight_events) using (event_id)
    ) as told
    inner join marts.dim_documents as documents on told.document_version_id = documents.document_version_id
    where told.event_id = $id and told.is_current
    order by told.told_by, told.first_day, documents.document_file
"""
THEMES = """
    select theme, theme_label, direction
    from reporting.finding_themes
    where finding_id = $id
    order by theme_label
"""
_IN_PASSAGE = """
        select observation_id, reading, value_printed, value_start, char_start
        from marts.fct_observations
        where document_version_id = $version and value_start >= $start and value_start < $end"""
FIGURES = f"""
    select
        coalesce(observations.measure_label, observations.reported_label) as label,
        observations.value,
        observations.unit,
        observations.qualifier,
        observations.breakdown,
        observations.period_start,
        observations.period_end,
        observations.is_preferred,
        observations.implausible_because,
        observations.corrected_value,
        observations.decision,
        observations.decided_by,
        observations.decision_reason,
        items.review_id,
        inside.reading,
        observations.measure_status,
        observations.quote,
        inside.value_printed,
        inside.value_start,
        inside.char_start,
        observations.observation_id
    from ({_IN_PASSAGE}
    ) as inside
    inner join reporting.observations as observations using (observation_id)
    left join meta.review_items as items on observations.review_id = items.review_id
    order by inside.value_start, observations.observation_id
"""
_CONTRADICTIONS = """
    with sides as (
        select
            discrepancy_id, document_version_id_a as document_version_id, observation_a as observation_id,
            quote_a as quote, observation_b as other_observation_id, quote_b as other_quote,
            document_file_b as other_document_file, page_b as other_page, 1 as side,
            document_file_a = document_file_b and document_id_a <> document_id_b as is_of_one_file
        from marts.fct_discrepancies
        union all
        select
            discrepancy_id, document_version_id_b, observation_b, quote_b, observation_a, quote_a,
            document_file_a, page_a, 2, document_file_a = document_file_b and document_id_a <> document_id_b
        from marts.fct_discrepancies
        where quote_b is not null
    ),{touched}
    select
        discrepancies.kind,
        discrepancies.status,
        discrepancies.severity,
        discrepancies.arithmetic,
        discrepancies.doubts,
        discrepancies.decision,
        discrepancies.decided_by,
        discrepancies.decision_reason,
        items.review_id,
        discrepancies.discrepancy_id,
        touched.other_observation_id,
        touched.other_quote,
        touched.other_document_file,
        touched.other_page,
        touched.is_of_one_file,
        touched.observation_id,
        figures.value_printed
    from touched
    inner join reporting.discrepancies as discrepancies using (discrepancy_id)
    left join marts.fct_observations as figures on touched.observation_id = figures.observation_id
    left join meta.review_items as items on discrepancies.review_id = items.review_id
    order by {first}discrepancies.status, discrepancies.discrepancy_id
"""
# A figure's own, those of the figures printed in the same passage, and those of the rate of the same count or the count
# of the same rate: they are told of one population at one time.
CONTRADICTIONS_OF_VALUE = _CONTRADICTIONS.format(
    first="touched.observation_id <> $id, ",
    touched="""
    one as (
        select * from marts.fct_observations where observation_id = $id
    ),
    -- The number itself, the rate or count of the same children beside it, and the same value said elsewhere.
    related as (
        select figures.observation_id
        from one
        inner join marts.fct_observations as figures
            on one.document_version_id = figures.document_version_id
                and one.char_start = figures.char_start
                and one.char_end = figures.char_end
        union
        select figures.observation_id
        from one
        inner join marts.fct_observations as figures
            on one.local_authority_key = figures.local_authority_key
                and one.period_end = figures.period_end
                and one.period_start is not distinct from figures.period_start
                and one.breakdown is not distinct from figures.breakdown
                and one.comparator is not distinct from figures.comparator
                and (
                    (one.measure = figures.measure and one.value = figures.value)
                    or (
                        one.document_version_id = figures.document_version_id
                        and (one.measure || '_rate' = figures.measure or one.measure = figures.measure || '_rate')
                    )
                )
    ),
    touched as (
        select * from sides
        where observation_id in (from related)
        qualify row_number() over (
            partition by discrepancy_id order by observation_id <> $id, side
        ) = 1
    )""",
)
# Touched where one side is a figure within the passage, or is worded in it, or words it; lines may break elsewhere.
CONTRADICTIONS_OF_PASSAGE = _CONTRADICTIONS.format(
    first="",
    touched=f"""
    worded as (
        select
            *,
            trim(regexp_replace(quote, '\\s+', ' ', 'g')) as words,
            trim(regexp_replace($quote, '\\s+', ' ', 'g')) as passage
        from sides
        where document_version_id = $version
    ),
    inside as ({_IN_PASSAGE}
    ),
    touched as (
        select * from worded
        where observation_id in (select observation_id from inside)
            or contains(passage, words)
            or (passage <> '' and contains(words, passage))
        qualify row_number() over (partition by discrepancy_id order by side) = 1
    )""",
)

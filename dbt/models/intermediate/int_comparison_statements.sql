{#- One row per statement of a measure in the papers of an authority-year, and why it cannot stand for it. -#}
with
documents as (
    select * from {{ ref('int_comparison_documents') }}
),

statements as (
    select * from {{ ref('int_statements') }}
    where is_current and value is not null and measure is not null and comparator is null and not is_change
),

preferred as (
    select * from {{ ref('int_preferred_statements') }}
)

select
    documents.year,
    documents.kind_in_words,
    documents.is_from_event,
    statements.* exclude (
        lowest_value, highest_value, official_period_start, official_period_end, official_source
    ) replace (
        coalesce(statements.corrected_value, statements.value) as value
    ),
    preferred.measure_value_id,
    preferred.lowest_value,
    preferred.highest_value,
    {{ is_narrative('statements.reading', 'statements.section') }} as is_narrative,
    case
        when statements.decision = 'dismissed' then 'dismissed'
        when {{ is_unusable() }} then 'implausible'
        when preferred.is_ambiguous then 'ambiguous'
        when statements.period_end is null and not documents.is_from_event then 'printed_without_date'
    end as absence
from documents
inner join statements
    on
        documents.document_version_id = statements.document_version_id
        and (
            documents.is_from_event
            or statements.period_end between documents.figures_from and documents.figures_to
            or statements.period_end is null and not documents.is_inspected_year
        )
inner join preferred on statements.observation_id = preferred.observation_id

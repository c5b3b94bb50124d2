with
statements as (
    select * from {{ ref('int_statements') }}
),

preferred as (
    select * from {{ ref('int_preferred_statements') }}
),

events as (
    select * from {{ ref('int_document_events') }}
    where is_own_event
)

select
    statements.observation_id,
    statements.document_version_id,
    statements.document_id,
    events.event_id,
    statements.local_authority_key,
    statements.measure,
    statements.measure_status,
    statements.measure_label,
    statements.reported_label,
    statements.breakdown,
    statements.comparator,
    statements.period_id,
    preferred.measure_value_id,
    statements.value,
    statements.value_printed,
    statements.unit,
    statements.qualifier,
    statements.polarity_printed,
    statements.is_change,
    statements.is_total,
    statements.period_kind,
    statements.period_start,
    statements.period_end,
    statements.period_basis,
    statements.reading,
    statements.table_number,
    statements.row_number,
    statements.column_number,
    statements.section,
    statements.paragraph,
    statements.page,
    statements.line,
    statements.quote,
    statements.char_start,
    statements.char_end,
    statements.is_superseded,
    coalesce(preferred.is_preferred, false) as is_preferred,
    statements.implausible_because,
    statements.value_start,
    statements.review_id,
    statements.corrected_value,
    statements.decision,
    statements.decided_by,
    statements.decided_at,
    statements.decision_reason,
    statements.small_number_of is not null as is_small_number,
    statements.small_number_of,
    -- "Fewer than 5" is the paper's own way of not printing it.
    case
        when statements.small_number_of is not null then statements.qualifier in ('exact', 'approx')
    end as is_small_number_printed,
    statements.cell,
    statements.recognition_confidence,
    preferred.preference_reason
from statements
left join preferred on statements.observation_id = preferred.observation_id
left join events on statements.document_version_id = events.document_version_id
order by statements.document_version_id, statements.char_start, statements.value_start

with
kinds as (
    select * from {{ ref('stg_review_kinds') }}
),

decisions as (
    select * from {{ ref('stg_decisions') }}
),

observations as (
    select * from {{ ref('fct_observations') }}
),

compared as (
    select distinct
        sets.local_authority_key,
        measures.measure
    from {{ ref('int_comparison_members') }} as sets
    inner join {{ ref('stg_comparison_measures') }} as measures on sets.comparison_set = measures.comparison_set
),

documents as (
    select * from {{ ref('dim_documents') }}
    where not is_superseded
),

contradictions as (
    select
        found.review_id,
        'contradiction' as kind,
        found.document_id_a as document_id,
        found.document_file_a as document_file,
        found.observation_a as observation_id,
        found.discrepancy_id,
        found.measure,
        found.local_authority_key,
        coalesce(place_a.measure_label, replace(found.kind, '_', ' ')) as label,
        found.value_a as value,
        found.page_a as page,
        place_a.line,
        concat_ws(' / ', found.quote_a, nullif(found.quote_b, found.quote_a)) as passage,
        concat_ws(' ', found.arithmetic, 'The values are ' || place_a.review_id || ' and ' || place_b.review_id || '.')
            as why,
        found.status = 'firm' as is_firm,
        coalesce(place_a.is_preferred, false) or coalesce(place_b.is_preferred, false) as is_preferred,
        list_position(['low', 'medium', 'high'], found.severity) as weight
    from {{ ref('fct_discrepancies') }} as found
    left join observations as place_a on found.observation_a = place_a.observation_id
    left join observations as place_b on found.observation_b = place_b.observation_id
    qualify row_number() over (
        partition by found.review_id order by found.status = 'firm' desc, found.discrepancy_id
    ) = 1
),

differences as (
    select
        {{ review_id('difference', [
            'published.file_sha256', 'found.kind', 'found.value', 'found.quote', 'other.file_sha256',
            'found.other_value', 'found.other_quote'
        ]) }} as review_id,
        'rendition_difference' as kind,
        found.document_id,
        published.document_file,
        published.file_sha256,
        found.measure,
        published.local_authority_key,
        found.value,
        found.unit,
        concat_ws(' / ', found.quote, nullif(found.other_quote, found.quote)) as passage,
        case found.kind
            when 'missing_in_other' then format('{} does not give it.', other.document_file)
            when 'missing_in_published' then format('Only {} gives it.', other.document_file)
            when 'other_reading'
                then format('{} gives the value another label, period or comparator.', other.document_file)
            else format('{} gives {:g}.', other.document_file, found.other_value)
        end as why
    from {{ ref('rendition_disagreements') }} as found
    inner join {{ ref('int_renditions') }} as published on found.rendition_id = published.rendition_id
    inner join {{ ref('int_renditions') }} as other on found.other_rendition_id = other.rendition_id
    qualify row_number() over (partition by review_id order by found.disagreement_id) = 1
),

found as (
    select * from {{ ref('int_review_values') }}
    union all by name
    select * from {{ ref('int_review_rejections') }}
    union all by name
    select * from contradictions
    union all by name
    select * from {{ ref('int_review_tables') }}
    union all by name
    select * from {{ ref('int_review_labels') }}
    union all by name
    select * from differences
    union all by name
    select * from {{ ref('int_review_documents') }}
),

-- What was decided about a value comes with the value, wherever it has moved to.
decided as (
    select
        found.* replace (
            coalesce(found.decision, decisions.decision) as decision,
            coalesce(found.decided_by, decisions.decided_by) as decided_by,
            coalesce(found.decided_at, decisions.decided_at) as decided_at,
            coalesce(found.decision_reason, decisions.decision_reason) as decision_reason
        )
    from found
    left join decisions on found.review_id = decisions.review_id
),

lost as (
    select
        review_id,
        document_file,
        file_sha256,
        place,
        printed,
        expected_value,
        page,
        quote as passage,
        why,
        decision,
        corrected_value,
        decided_by,
        decided_at,
        decision_reason
    from {{ ref('int_review_lost_decisions') }}
    union all by name
    select
        decisions.* exclude (kind, quote),
        decisions.quote as passage,
        'It is on the list no longer.' as why
    from decisions
    anti join decided on decisions.review_id = decided.review_id
    where decisions.place is null
),

listed as (
    select
        *,
        decision is null as is_open
    from decided
    union all by name
    select
        *,
        'decision_without_item' as kind,
        format('{} as {} in {}', decision, coalesce(printed, 'it stood'), coalesce(document_file, 'the list')) as label,
        true as is_open
    from lost
),

placed as (
    select
        listed.*,
        case
            when listed.kind = 'decision_without_item' then 'decided'
            when compared.measure is not null then 'compared'
            when listed.is_preferred then 'preferred'
            when listed.measure is not null then 'catalogued'
            else 'other'
        end as consequence
    from listed
    left join compared
        on listed.local_authority_key = compared.local_authority_key and listed.measure = compared.measure
)

select
    placed.review_id,
    placed.kind,
    kinds.kind_label,
    placed.consequence,
    row_number() over (
        order by
            list_position(['decided', 'compared', 'preferred', 'catalogued', 'other'], placed.consequence) asc,
            kinds.sort_order asc,
            placed.weight desc nulls last,
            documents.local_authority asc,
            placed.review_id asc
    )::integer as position,
    documents.local_authority,
    placed.measure,
    placed.label,
    coalesce(placed.value, placed.expected_value) as value,
    placed.unit,
    placed.corrected_value,
    placed.document_id,
    coalesce(placed.document_file, documents.document_file) as document_file,
    placed.page,
    placed.line,
    placed.passage,
    placed.why,
    kinds.settled_by,
    placed.is_open,
    placed.decision,
    placed.decided_by,
    placed.decided_at,
    placed.decision_reason,
    placed.observation_id,
    placed.discrepancy_id,
    placed.file_sha256,
    placed.place,
    placed.printed
from placed
inner join kinds on placed.kind = kinds.kind
left join documents on placed.document_id = documents.document_id
-- What may be no contradiction is worth a person's time where something is compared by it.
where placed.is_firm is distinct from false or placed.consequence = 'compared' or not placed.is_open
order by position

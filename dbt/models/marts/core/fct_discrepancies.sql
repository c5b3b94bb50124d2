with
found_in_models as (
    select * from {{ ref('int_two_values') }}
    union all by name
    select * from {{ ref('int_parts_do_not_sum') }}
    union all by name
    select * from {{ ref('int_percent_does_not_follow') }}
    union all by name
    select * from {{ ref('int_changes_do_not_follow') }}
),

found_by_rules as (
    select * from {{ ref('stg_contradictions') }}
),

statements as (
    select * from {{ ref('int_statements') }}
),

renditions as (
    select * from {{ ref('int_renditions') }}
),

decisions as (
    select * from {{ ref('stg_decisions') }}
),

related as (
    select
        found_in_models.kind,
        'model' as rule,
        place_a.rendition_id as rendition_a,
        found_in_models.observation_a,
        place_a.page as page_a,
        place_a.quote as quote_a,
        found_in_models.value_a,
        place_b.rendition_id as rendition_b,
        found_in_models.observation_b,
        place_b.page as page_b,
        place_b.quote as quote_b,
        found_in_models.value_b,
        found_in_models.arithmetic,
        found_in_models.severity,
        'possible' as status,
        'reading' as doubts
    from found_in_models
    inner join statements as place_a on found_in_models.observation_a = place_a.observation_id
    inner join statements as place_b on found_in_models.observation_b = place_b.observation_id
    union all by name
    select * from found_by_rules
)

select
    {{ hashed_key([
        'related.kind', 'related.rule', 'document_a.document_id', 'related.quote_a', 'related.value_a',
        'document_b.document_id', 'related.quote_b', 'related.value_b', 'related.arithmetic'
    ]) }} as discrepancy_id,
    related.kind,
    document_a.local_authority_key,
    coalesce(place_a.measure, place_b.measure) as measure,
    place_a.observation_id as observation_a,
    document_a.document_id as document_id_a,
    coalesce(related.page_a, place_a.page) as page_a,
    related.quote_a,
    related.value_a,
    place_b.observation_id as observation_b,
    document_b.document_id as document_id_b,
    coalesce(related.page_b, place_b.page) as page_b,
    related.quote_b,
    related.value_b,
    related.arithmetic,
    related.severity,
    related.rule,
    related.status,
    related.doubts,
    document_a.document_file as document_file_a,
    document_b.document_file as document_file_b,
    {{ contradiction_review_id() }} as review_id,
    decisions.decision,
    decisions.decided_by,
    decisions.decided_at,
    decisions.decision_reason,
    document_a.document_version_id as document_version_id_a,
    document_b.document_version_id as document_version_id_b
from related
inner join renditions as document_a on related.rendition_a = document_a.rendition_id
left join renditions as document_b on related.rendition_b = document_b.rendition_id
left join statements as place_a on related.observation_a = place_a.observation_id
left join statements as place_b on related.observation_b = place_b.observation_id
left join decisions on decisions.review_id = {{ contradiction_review_id() }}
where
    -- A superseded version contradicts its correction, which is why it was corrected; of two renditions of a document
    -- the published one is enough, unless it is the renditions that contradict one another.
    not document_a.is_superseded
    and not coalesce(document_b.is_superseded, false)
    and (
        (document_a.is_current and coalesce(document_b.is_current, true))
        or (document_a.document_id = document_b.document_id and document_a.rendition_id <> document_b.rendition_id)
    )
-- Two findings of one rule with the same passages and the same sum are one contradiction.
qualify row_number() over (partition by discrepancy_id order by observation_a, observation_b) = 1

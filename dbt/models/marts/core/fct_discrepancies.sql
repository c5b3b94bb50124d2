with
contradictions as (
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
)

select
    {{ hashed_key([
        'contradictions.kind', 'contradictions.rule', 'document_a.document_id', 'contradictions.quote_a',
        'contradictions.value_a', 'document_b.document_id', 'contradictions.quote_b', 'contradictions.value_b',
        'contradictions.arithmetic'
    ]) }} as discrepancy_id,
    contradictions.kind,
    document_a.local_authority_key,
    coalesce(place_a.measure, place_b.measure) as measure,
    place_a.observation_id as observation_a,
    document_a.document_id as document_id_a,
    coalesce(contradictions.page_a, place_a.page) as page_a,
    contradictions.quote_a,
    contradictions.value_a,
    place_b.observation_id as observation_b,
    document_b.document_id as document_id_b,
    coalesce(contradictions.page_b, place_b.page) as page_b,
    contradictions.quote_b,
    contradictions.value_b,
    contradictions.arithmetic,
    contradictions.severity,
    contradictions.status,
    contradictions.rule,
    contradictions.doubts,
    document_a.document_file as document_file_a,
    document_b.document_file as document_file_b,
    {{ contradiction_review_id() }} as review_id,
    decisions.decision,
    decisions.decided_by,
    decisions.decided_at,
    decisions.decision_reason,
    document_a.document_version_id as document_version_id_a,
    document_b.document_version_id as document_version_id_b
from contradictions
inner join renditions as document_a on contradictions.rendition_a = document_a.rendition_id
left join renditions as document_b on contradictions.rendition_b = document_b.rendition_id
left join statements as place_a on contradictions.observation_a = place_a.observation_id
left join statements as place_b on contradictions.observation_b = place_b.observation_id
left join decisions on decisions.review_id = {{ contradiction_review_id() }}
where
    -- A superseded version contradicts its correction, which is why it was corrected; of two renditions of a document
    -- the published one is enough, unless it is the renditions that contradict one another.
    not document_a.is_superseded
    and not coalesce(document_b.is_superseded, false)
    and (
        (document_a.is_current and coalesce(document_b.is_current, true))
        or (
            document_a.document_id = document_b.document_id
            and contradictions.rendition_a <> contradictions.rendition_b
        )
    )
-- Two findings of one rule with the same passages and the same sum are one contradiction.
qualify row_number() over (partition by discrepancy_id order by observation_a, observation_b) = 1

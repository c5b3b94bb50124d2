-- depends_on: {{ ref('stg_theme_phrases') }}
with
findings as (
    select
        finding_id,
        {{ normalised_passage('text') }} as passage
    from {{ ref('stg_findings') }}
),

openings as (
    select
        finding_id,
        passage,
        {{ opening_sentence('passage') }} as opening
    from findings
),

scored as (
    select
        finding_id,
        unnest({{ theme_scores('passage', 'opening', ref('stg_theme_phrases')) }}, recursive := true)
    from openings
)

select
    finding_id,
    theme,
    weight
from scored
where weight >= 1

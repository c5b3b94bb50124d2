with
decisions as (
    select * from {{ ref('stg_decisions') }}
    where place is not null
),

observations as (
    select * from {{ ref('stg_observations') }}
    where value is not null
),

documents as (
    select * from {{ ref('stg_documents') }}
),

placed as (
    select
        observations.observation_id,
        observations.value,
        observations.value_printed,
        observations.value_start,
        observations.quote,
        documents.file_sha256
    from observations
    inner join documents on observations.rendition_id = documents.rendition_id
),

-- The document must still say there what it said when it was decided.
in_place as (
    select
        decisions.review_id,
        placed.observation_id
    from decisions
    inner join placed
        on
            decisions.file_sha256 = placed.file_sha256
            and decisions.place = placed.value_start
            and decisions.printed = placed.value_printed
            and decisions.expected_value = placed.value
),

-- A reader that counts characters otherwise moves a passage: where it prints the value once, it is found by its words.
moved as (
    select
        decisions.review_id,
        placed.observation_id
    from decisions
    anti join in_place on decisions.review_id = in_place.review_id
    inner join placed
        on
            decisions.file_sha256 = placed.file_sha256
            and decisions.quote = placed.quote
            and decisions.printed = placed.value_printed
            and decisions.expected_value = placed.value
    qualify count(distinct placed.value_start) over (partition by decisions.review_id) = 1
),

found as (
    select * from in_place
    union all
    select * from moved
)

select
    found.observation_id,
    decisions.review_id,
    decisions.decision,
    decisions.corrected_value,
    decisions.decided_by,
    decisions.decided_at,
    decisions.decision_reason
from found
inner join decisions on found.review_id = decisions.review_id
qualify row_number() over (
    partition by found.observation_id order by decisions.decided_at desc, decisions.review_id asc
) = 1

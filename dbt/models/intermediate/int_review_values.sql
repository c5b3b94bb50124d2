with
statements as (
    select * from {{ ref('int_statements') }}
    where is_current and value is not null
),

renditions as (
    select * from {{ ref('int_renditions') }}
),

preferred as (
    select * from {{ ref('int_preferred_statements') }}
),

doubtful as (
    select * from statements
    where implausible_because is not null or decision is not null
)

select
    doubtful.review_id,
    if(doubtful.implausible_because is not null, 'implausible_value', 'decided_value') as kind,
    doubtful.document_id,
    doubtful.document_file,
    renditions.file_sha256,
    doubtful.value_start as place,
    doubtful.value_printed as printed,
    doubtful.value as expected_value,
    doubtful.observation_id,
    doubtful.measure,
    doubtful.local_authority_key,
    doubtful.measure_label as label,
    doubtful.page,
    doubtful.line,
    doubtful.quote as passage,
    coalesce(doubtful.implausible_because, 'A person decided about it.') as why,
    -- The only statement of its quantity, or the one that would stand for it.
    coalesce(preferred.preference = 1, false) as is_preferred,
    doubtful.decision,
    doubtful.corrected_value,
    doubtful.decided_by,
    doubtful.decided_at,
    doubtful.decision_reason
from doubtful
inner join renditions on doubtful.rendition_id = renditions.rendition_id
left join preferred on doubtful.observation_id = preferred.observation_id
-- One place may be read twice, in a sentence and as an item of a list.
qualify row_number() over (
    partition by doubtful.review_id order by preferred.preference nulls last, doubtful.observation_id
) = 1

with
discrepancies as (
    select * from {{ ref('fct_discrepancies') }}
),

documents as (
    select * from {{ ref('dim_documents') }}
    where not is_superseded
),

figures as (
    select
        discrepancy_id,
        unnest([observation_a, observation_b]) as observation_id
    from discrepancies
),

counted as (
    select
        observation_id,
        count(*) as contradictions
    from figures
    where observation_id is not null
    group by observation_id
),

-- One misprint contradicts whatever is reckoned from it: the figure that most contradictions have in common.
common as (
    select
        figures.discrepancy_id,
        figures.observation_id
    from figures
    inner join counted on figures.observation_id = counted.observation_id
    qualify row_number() over (
        partition by figures.discrepancy_id order by counted.contradictions desc, figures.observation_id asc
    ) = 1
),

grouped as (
    select
        discrepancies.*,
        coalesce(common.observation_id, discrepancies.discrepancy_id) as in_common
    from discrepancies
    left join common on discrepancies.discrepancy_id = common.discrepancy_id
)

select
    discrepancies.discrepancy_id,
    discrepancies.kind,
    documents.local_authority,
    discrepancies.measure,
    discrepancies.document_id_a as document_a,
    discrepancies.quote_a,
    discrepancies.value_a,
    discrepancies.document_id_b as document_b,
    discrepancies.quote_b,
    discrepancies.value_b,
    discrepancies.arithmetic,
    discrepancies.severity,
    discrepancies.status,
    discrepancies.rule,
    discrepancies.doubts,
    discrepancies.document_file_a,
    discrepancies.page_a,
    discrepancies.document_file_b,
    discrepancies.page_b,
    discrepancies.local_authority_key,
    discrepancies.review_id,
    discrepancies.decision,
    discrepancies.decided_by,
    discrepancies.decided_at,
    discrepancies.decision_reason,
    (count(*) over (partition by discrepancies.in_common))::integer as of_one_figure,
    row_number() over (
        partition by discrepancies.in_common
        order by discrepancies.status, discrepancies.discrepancy_id
    ) = 1 as is_first_of_figure
from grouped as discrepancies
inner join documents on discrepancies.document_id_a = documents.document_id

with
pairs as (
    select distinct
        earlier_finding_id,
        later_finding_id
    from {{ ref('int_issue_pairs') }}
),

subjects as (
    select
        finding_id,
        list(distinct subject) as subjects
    from {{ ref('int_issue_items') }}
    group by finding_id
)

select
    pairs.earlier_finding_id,
    pairs.later_finding_id,
    -- Pairs of a subject and its broader one have none in common by name, but one in sense.
    round(
        greatest(len(list_intersect(earlier.subjects, later.subjects)), 1)
        / sqrt(len(earlier.subjects) * len(later.subjects)),
        4
    ) as similarity
from pairs
inner join subjects as earlier on pairs.earlier_finding_id = earlier.finding_id
inner join subjects as later on pairs.later_finding_id = later.finding_id

with
pairs as (
    select distinct
        earlier_finding_id,
        later_finding_id
    from {{ ref('int_issue_pairs') }}
),

items as (
    select * from {{ ref('int_issue_items') }}
),

terms as (
    select * from {{ ref('int_finding_terms') }}
),

rarities as (
    select * from {{ ref('int_term_rarities') }}
),

weighted as (
    select
        terms.finding_id,
        terms.stem,
        (1 + ln(terms.mentions)) * rarities.rarity as weight
    from items
    inner join terms on items.finding_id = terms.finding_id
    inner join rarities on terms.stem = rarities.stem
),

-- Each item's terms as a direction of length 1, so that the sum of products is a cosine.
directed as (
    select
        finding_id,
        stem,
        weight / sqrt(sum(weight * weight) over (partition by finding_id)) as weight
    from weighted
)

select
    pairs.earlier_finding_id,
    pairs.later_finding_id,
    sum(earlier.weight * later.weight) as similarity,
    list(earlier.stem order by earlier.weight * later.weight desc, earlier.stem)[:8] as shared_terms
from pairs
inner join directed as earlier on pairs.earlier_finding_id = earlier.finding_id
inner join directed as later on pairs.later_finding_id = later.finding_id and earlier.stem = later.stem
group by pairs.earlier_finding_id, pairs.later_finding_id
-- Set on the tuning half of tests/labelled/issue_pairs.csv; what it reaches is in docs/findings.md.
having similarity >= 0.13

with
terms as (
    select * from {{ ref('bridge_finding_terms') }}
),

rarities as (
    select * from {{ ref('dim_terms') }}
),

findings as (
    select distinct
        finding_id,
        terms_in_finding
    from terms
),

lengths as (
    select avg(terms_in_finding) as average_terms from findings
)

-- BM25 with its usual constants, 1.2 and 0.75: the sum of a query's scores ranks findings.
select
    terms.stem,
    terms.finding_id,
    terms.mentions,
    round(
        rarities.rarity * terms.mentions * 2.2
        / (terms.mentions + 1.2 * (0.25 + 0.75 * terms.terms_in_finding / lengths.average_terms)), 4
    ) as score
from terms
inner join rarities on terms.stem = rarities.stem
cross join lengths
order by terms.stem, terms.finding_id

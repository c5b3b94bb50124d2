with
terms as (
    select
        *,
        sum(mentions) over (partition by finding_id) as terms_in_finding
    from {{ ref('int_finding_terms') }}
),

rarities as (
    select * from {{ ref('int_term_rarities') }}
),

findings as (
    select * from {{ ref('fct_findings') }}
),

lengths as (
    select sum(mentions) / count(distinct finding_id) as average_terms from terms
)

-- BM25 with its usual constants, 1.2 and 0.75: the sum of a query's scores ranks findings.
select
    rarities.stem_number,
    findings.finding_number,
    (
        rarities.rarity * terms.mentions * 2.2
        / (terms.mentions + 1.2 * (0.25 + 0.75 * terms.terms_in_finding / lengths.average_terms))
    )::decimal(4, 2) as score
from terms
inner join rarities on terms.stem = rarities.stem
inner join findings on terms.finding_id = findings.finding_id
cross join lengths
order by rarities.stem_number, findings.finding_number

with
terms as (
    select * from {{ ref('int_finding_terms') }}
),

counted as (
    select
        stem,
        count(*)::integer as findings
    from terms
    group by stem
),

total as (
    select count(distinct finding_id) as findings from terms
)

select
    counted.stem,
    (row_number() over (order by counted.stem))::integer as stem_number,
    counted.findings,
    -- The rarer a term, the more weight it has: Robertson and Spärck Jones's weight as BM25 uses it.
    ln(1 + (total.findings - counted.findings + 0.5) / (counted.findings + 0.5)) as rarity
from counted
cross join total

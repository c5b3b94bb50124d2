with
terms as (
    select * from {{ ref('int_finding_terms') }}
)

select
    finding_id,
    stem,
    mentions,
    sum(mentions) over (partition by finding_id)::integer as terms_in_finding
from terms

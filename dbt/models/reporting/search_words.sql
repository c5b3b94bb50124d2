with
terms as (
    select * from {{ ref('dim_terms') }}
)

select
    unnest(words) as word,
    stem,
    findings
from terms
order by word

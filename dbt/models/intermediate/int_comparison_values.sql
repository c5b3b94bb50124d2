with
statements as (
    select * exclude (absence) from {{ ref('int_comparison_statements') }}
    where absence is null
),

-- The inspection's own documents come first, in them the area statistics before the narrative.
one_a_period as (
    select * from statements
    qualify row_number() over (
        partition by local_authority_key, year, measure, breakdown, period_start, period_end
        order by
            {{ is_chosen() }} desc,
            is_from_event desc,
            is_narrative asc,
            qualifier <> 'exact' asc,
            document_date desc nulls last,
            char_start asc,
            value_start asc
    ) = 1
)

select
    *,
    row_number() over (
        partition by local_authority_key, year, measure, breakdown
        order by is_from_event desc, is_narrative asc, period_end desc nulls last, period_start desc
    ) = 1 as is_headline
from one_a_period

with
statements as (
    select * from {{ ref('int_statements') }}
    where breakdown <> ''
),

parts as (
    select
        observation_id,
        unnest(string_split(breakdown, '; ')) as part
    from statements
)

select distinct
    observation_id,
    split_part(part, '=', 1) as breakdown_key,
    substr(part, strpos(part, '=') + 1) as breakdown_value
from parts

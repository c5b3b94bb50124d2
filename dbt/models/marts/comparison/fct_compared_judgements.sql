with
chosen as (
    select * from {{ ref('int_comparison_members') }}
),

areas as (
    select * from {{ ref('dim_judgement_areas') }}
),

comparable_judgements as (
    select * from {{ ref('fct_comparable_judgements') }}
),

{{ compared_judgements() }}

select
    {{ hashed_key(['comparison_set', 'member', 'area']) }} as compared_judgement_id,
    * exclude (label)
from graded

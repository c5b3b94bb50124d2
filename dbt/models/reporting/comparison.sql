with
compared_measures as (
    select * from {{ ref('fct_compared_measures') }}
),

compared_judgements as (
    select * from {{ ref('fct_compared_judgements') }}
),

measures as (
    select * from {{ ref('dim_measures') }}
),

areas as (
    select * from {{ ref('dim_judgement_areas') }}
),

authorities as (
    select * from {{ ref('dim_local_authorities') }}
),

observations as (
    select * from {{ ref('fct_observations') }}
),

judgements as (
    select * from {{ ref('fct_judgements') }}
),

{{ comparison_rows() }}

select
    subjects.comparison_set,
    {{ comparison_columns() }}
from subjects
left join authorities on subjects.local_authority_key = authorities.local_authority_key
order by
    subjects.comparison_set asc,
    {{ comparison_order() }}

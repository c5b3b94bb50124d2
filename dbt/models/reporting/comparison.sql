{{ config(post_hook=[
    "{{ compare_function() }}",
    "comment on macro table reporting.compare is 'The columns of reporting.comparison for any authority-years: "
    ~ "compare(''Bradford 2014'', [''Bolton 2014'']), by their names in marts.dim_authority_years'",
    "{{ ranked_function() }}",
    "comment on macro table reporting.ranked is 'What can be compared of them in order of its rates, with the interval "
    ~ "of each rank and control limits around the rate of England and of the others'"
]) }}
-- The functions need the table to be there: depends_on: {{ ref('observations') }}
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

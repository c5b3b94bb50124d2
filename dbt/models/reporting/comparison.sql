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

documents as (
    select
        document_id,
        document_file
    from {{ ref('dim_documents') }}
    where not is_superseded
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
left join documents on subjects.document_id = documents.document_id
order by
    subjects.comparison_set asc,
    {{ comparison_order() }}

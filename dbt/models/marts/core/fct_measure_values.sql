with
statements as (
    select * from {{ ref('fct_observations') }}
),

preferred as (
    select * from {{ ref('int_preferred_statements') }}
    where is_preferred
)

select
    preferred.measure_value_id,
    statements.local_authority_id,
    statements.gss_code,
    statements.measure,
    statements.breakdown,
    statements.comparator,
    statements.unit,
    statements.period_id,
    statements.period_start,
    statements.period_end,
    statements.value,
    statements.qualifier,
    statements.observation_id,
    statements.document_id,
    preferred.statements::integer as statements,
    preferred.documents::integer as documents,
    preferred.distinct_values::integer as distinct_values,
    preferred.is_agreed
from preferred
inner join statements on preferred.observation_id = statements.observation_id

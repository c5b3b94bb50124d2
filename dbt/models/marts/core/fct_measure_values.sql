with
statements as (
    select * from {{ ref('fct_observations') }}
),

preferred as (
    select * from {{ ref('int_preferred_statements') }}
    where preference = 1
)

select
    preferred.measure_value_id,
    statements.local_authority_key,
    statements.measure,
    statements.breakdown,
    statements.comparator,
    statements.unit,
    statements.period_id,
    statements.period_start,
    statements.period_end,
    if(preferred.is_preferred, coalesce(statements.corrected_value, statements.value), null) as value,
    if(preferred.is_preferred, statements.qualifier, null) as qualifier,
    if(preferred.is_preferred, statements.observation_id, null) as observation_id,
    if(preferred.is_preferred, statements.document_id, null) as document_id,
    preferred.statements::integer as statements,
    preferred.documents::integer as documents,
    preferred.distinct_values::integer as distinct_values,
    preferred.is_agreed,
    preferred.is_ambiguous,
    preferred.is_plausible,
    preferred.is_preferred and statements.corrected_value is not null as is_corrected
from preferred
inner join statements on preferred.observation_id = statements.observation_id

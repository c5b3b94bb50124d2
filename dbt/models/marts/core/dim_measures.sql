with
measures as (
    select * from {{ ref('stg_measures') }}
),

denominators as (
    select * from {{ ref('stg_denominators') }}
),

definitions as (
    select * from {{ ref('stg_differing_definitions') }}
)

select
    measures.*,
    denominators.denominator,
    denominators.relation as denominator_relation,
    definitions.differs as definition_differs,
    definitions.how as definition_difference
from measures
left join denominators on measures.measure = denominators.measure
left join definitions on measures.measure = definitions.measure

{#- One row a measure that a compared authority-year has no value of, with the reason: never zero. -#}
with
members as (
    select
        *,
        first_value(member) over (partition by comparison_set order by sort_order) as reference
    from {{ ref('stg_comparison_sets') }}
),

set_measures as (
    select * from {{ ref('stg_comparison_measures') }}
),

measures as (
    select * from {{ ref('stg_measures') }}
),

compared as (
    select * from {{ ref('int_comparison_values') }}
),

documents as (
    select * from {{ ref('int_comparison_documents') }}
)

select
    members.comparison_set,
    members.member,
    members.reference,
    members.gss_code,
    members.year,
    members.sort_order as member_order,
    set_measures.sort_order as subject_order,
    set_measures.measure,
    set_measures.breakdown,
    measures.unit,
    false as comparable,
    if(documents.documents = 0, 'no_document', 'not_printed') as status,
    if(
        documents.documents = 0,
        format('No document of {} has been read.', members.member),
        format(
            'Not printed: no value of "{}" in the {} read for {}.', measures.label, documents.kinds, members.member
        )
    ) as reason
from members
inner join set_measures on members.comparison_set = set_measures.comparison_set
inner join measures on set_measures.measure = measures.measure
inner join documents on members.comparison_set = documents.comparison_set and members.member = documents.member
anti join compared
    on
        members.comparison_set = compared.comparison_set
        and members.member = compared.member
        and set_measures.measure = compared.measure
        and set_measures.breakdown = compared.breakdown

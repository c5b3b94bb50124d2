{#- One row per measure that a compared authority-year has no value of, with the reason: never zero. -#}
with
members as (
    select * from {{ ref('int_comparison_members') }}
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

-- In the year of an inspection only the papers of that event could be expected to print the figure.
documents as (
    select
        comparison_set,
        member,
        string_agg(distinct kind_in_words, ', ' order by kind_in_words) as kinds
    from {{ ref('int_comparison_documents') }}
    where is_from_event or not is_inspected_year
    group by comparison_set, member
),

unusable as (
    select
        comparison_set,
        member,
        measure,
        breakdown,
        absence,
        any_value(
            {{ named_with_date('kind_in_words', 'document_date') }}
            order by document_date desc nulls last, document_id asc
        ) as paper,
        array_to_string(
            list_transform(list_sort(list_distinct(list(value))), lambda figure: {{ plain_number('figure') }}), ', '
        ) as figures
    from {{ ref('int_comparison_statements') }}
    where absence is not null
    group by comparison_set, member, measure, breakdown, absence
    qualify row_number() over (partition by comparison_set, member, measure, breakdown order by absence) = 1
)

select
    members.comparison_set,
    members.member,
    members.reference,
    members.local_authority_key,
    members.year,
    members.member_order,
    set_measures.sort_order as subject_order,
    set_measures.measure,
    set_measures.breakdown,
    measures.unit,
    false as comparable,
    case
        when documents.member is null then 'no_document'
        else coalesce(unusable.absence, 'not_found')
    end as status,
    case status
        when 'no_document' then format('No document of {} has been read.', members.member)
        when 'ambiguous'
            then format(
                'Ambiguous: in one table or passage the {} gives several values of "{}" ({}), not which is the whole.',
                unusable.paper, measures.label, unusable.figures
            )
        when 'implausible'
            then format(
                'Implausible: "{}" in the {} ({}) cannot be what it says, beside other figures of the authority.',
                measures.label, unusable.paper, unusable.figures
            )
        when 'dismissed'
            then format(
                'Dismissed by a person: "{}" in the {} ({}).', measures.label, unusable.paper, unusable.figures
            )
        when 'printed_without_date'
            then format(
                'Printed without a date: "{}" in the {} ({}), which may be of another year.',
                measures.label, unusable.paper, unusable.figures
            )
        else
            format(
                'No "{}" is printed, as far as the reader found, in what was read for {} ({}).',
                measures.label, members.member, documents.kinds
            )
    end as reason
from members
inner join set_measures on members.comparison_set = set_measures.comparison_set
inner join measures on set_measures.measure = measures.measure
left join documents on members.comparison_set = documents.comparison_set and members.member = documents.member
left join unusable
    on
        members.comparison_set = unusable.comparison_set
        and members.member = unusable.member
        and set_measures.measure = unusable.measure
        and set_measures.breakdown = unusable.breakdown
anti join compared
    on
        members.comparison_set = compared.comparison_set
        and members.member = compared.member
        and set_measures.measure = compared.measure
        and set_measures.breakdown = compared.breakdown

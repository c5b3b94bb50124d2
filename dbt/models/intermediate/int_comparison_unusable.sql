{#- One row per measure of an authority-year whose papers print it in no form that could stand for it, and why. -#}
with
statements as (
    select * from {{ ref('int_comparison_statements') }}
),

measures as (
    select * from {{ ref('stg_measures') }}
),

compared as (
    select * from {{ ref('int_comparison_values') }}
),

unusable as (
    select
        local_authority_key,
        year,
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
    from statements
    where absence is not null
    group by local_authority_key, year, measure, breakdown, absence
    qualify row_number() over (partition by local_authority_key, year, measure, breakdown order by absence) = 1
)

select
    unusable.local_authority_key,
    unusable.year,
    unusable.measure,
    unusable.breakdown,
    measures.unit,
    unusable.absence as status,
    case unusable.absence
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
        else
            format(
                'Printed without a date: "{}" in the {} ({}), which may be of another year.',
                measures.label, unusable.paper, unusable.figures
            )
    end as absence_reason
from unusable
inner join measures on unusable.measure = measures.measure
anti join compared
    on
        unusable.local_authority_key = compared.local_authority_key
        and unusable.year = compared.year
        and unusable.measure = compared.measure
        and unusable.breakdown = compared.breakdown

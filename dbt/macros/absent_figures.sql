{# What a chosen authority-year has no value of, and why: never nought: `absent`. -#}
{% macro absent_figures() -%}
absent as (
    select
        chosen.comparison_set,
        chosen.member,
        chosen.reference,
        chosen.local_authority_key,
        chosen.year,
        chosen.member_order,
        wanted.subject_order,
        wanted.measure,
        wanted.breakdown,
        measures.unit,
        false as is_common_date,
        false as is_reference,
        false as comparable,
        coalesce(
            unusable.status, if(coalesce(authority_years.documents, 0) = 0, 'no_document', 'not_found')
        ) as status,
        coalesce(
            unusable.absence_reason,
            {{ not_found_in_words(
                'measures.label', 'chosen.member', 'coalesce(authority_years.documents, 0)', 'authority_years.kinds'
            ) }}
        ) as reason
    from chosen
    inner join wanted on chosen.comparison_set = wanted.comparison_set
    inner join measures on wanted.measure = measures.measure
    left join authority_years
        on
            chosen.local_authority_key = authority_years.local_authority_key
            and chosen.year = authority_years.year
    left join figures as unusable
        on
            chosen.comparison_set = unusable.comparison_set
            and chosen.member = unusable.member
            and wanted.measure = unusable.measure
            and wanted.breakdown = unusable.breakdown
            and unusable.figure is null
    anti join standing
        on
            chosen.comparison_set = standing.comparison_set
            and chosen.member = standing.member
            and wanted.measure = standing.measure
            and wanted.breakdown = standing.breakdown
)
{%- endmacro %}

{# That the papers of an authority-year print no such figure, or that there are none. -#}
{% macro not_found_in_words(label, member, documents, kinds) -%}
    if(
        {{ documents }} = 0,
        format('No document of {} has been read.', {{ member }}),
        format(
            'No "{}" is printed, as far as the reader found, in what was read for {} ({}).',
            {{ label }}, {{ member }}, {{ kinds }}
        )
    )
{%- endmacro %}

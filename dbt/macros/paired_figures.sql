{#
  Each authority-year's own headline, and the latest date that it shares with the reference: `paired`, one row per value
  shown, with the columns of the reference's value under `reference_…`. A date of one authority is shared as well where
  the other has a value of it under the year before or after: an inspection in February asks for March's figures. Where
  no paper of its year prints a figure, an authority has the dates of all others in that year for official ones: so
  March is shared although it was inspected in February, whichever of two the other is compared with.
-#}
{% macro paired_figures() -%}
own as materialized (
    select
        chosen.comparison_set,
        chosen.member,
        chosen.reference,
        chosen.member_order,
        wanted.subject_order,
        comparable_values.*
    from chosen
    inner join comparable_values
        on
            chosen.local_authority_key = comparable_values.local_authority_key
            and chosen.year = comparable_values.year
    inner join wanted
        on
            chosen.comparison_set = wanted.comparison_set
            and comparable_values.measure = wanted.measure
            and comparable_values.breakdown = wanted.breakdown
),

printed as (
    select distinct
        comparison_set,
        member,
        measure,
        breakdown
    from own
    where official_source is null
),

of_other_years as (
    select
        chosen.comparison_set,
        chosen.member,
        chosen.reference,
        chosen.member_order,
        of_others.subject_order,
        comparable_values.* exclude (year, is_headline),
        chosen.year,
        false as is_headline
    from chosen
    inner join comparable_values
        on
            chosen.local_authority_key = comparable_values.local_authority_key
            and abs(chosen.year - comparable_values.year) = 1
            and comparable_values.status in ('found', 'official')
    inner join own as of_others
        on
            chosen.comparison_set = of_others.comparison_set
            and chosen.local_authority_key <> of_others.local_authority_key
            and comparable_values.measure = of_others.measure
            and comparable_values.breakdown = of_others.breakdown
            and comparable_values.period_start = of_others.period_start
            and comparable_values.period_end = of_others.period_end
            and (
                of_others.member = chosen.reference
                or (
                    of_others.official_source is not null
                    and comparable_values.official_source is not null
                    and year(comparable_values.period_end) = chosen.year
                )
            )
    anti join own
        on
            chosen.comparison_set = own.comparison_set
            and chosen.member = own.member
            and comparable_values.measure = own.measure
            and comparable_values.breakdown = own.breakdown
            and comparable_values.period_start = own.period_start
            and comparable_values.period_end = own.period_end
    left join printed
        on
            chosen.comparison_set = printed.comparison_set
            and chosen.member = printed.member
            and comparable_values.measure = printed.measure
            and comparable_values.breakdown = printed.breakdown
    where of_others.member = chosen.reference or printed.member is null
    qualify row_number() over (
        partition by
            chosen.comparison_set, chosen.member, comparable_values.measure, comparable_values.breakdown,
            comparable_values.period_start, comparable_values.period_end
        order by comparable_values.official_source is null desc, comparable_values.year asc
    ) = 1
),

figures as materialized (
    select
        * exclude (value, official_value),
        coalesce(value, official_value) as figure,
        row_number() over (order by comparison_set, member, measure, breakdown, period_end, status) as figure_number
    from (
        select * from own
        union all by name
        select * from of_other_years
    )
),

standing as (
    select * from figures
    where figure is not null
),

references_of as (
    select * from standing
    where member = reference
),

common_dates as (
    select
        standing.figure_number,
        references_of.figure_number as reference_number,
        true as is_common_date
    from standing
    inner join references_of
        on
            standing.comparison_set = references_of.comparison_set
            and standing.measure = references_of.measure
            and standing.breakdown = references_of.breakdown
            and standing.period_start = references_of.period_start
            and standing.period_end = references_of.period_end
    where standing.member <> standing.reference
    qualify row_number() over (
        partition by standing.comparison_set, standing.measure, standing.breakdown, standing.member
        order by
            {{ is_bound('standing.qualifier') }} or {{ is_bound('references_of.qualifier') }} asc,
            (standing.official_source is null) = (references_of.official_source is null) desc,
            standing.is_from_event desc,
            references_of.is_from_event desc,
            standing.period_end desc
    ) = 1
),

headlines as (
    select
        standing.figure_number,
        references_of.figure_number as reference_number,
        false as is_common_date
    from standing
    left join references_of
        on
            standing.comparison_set = references_of.comparison_set
            and standing.measure = references_of.measure
            and standing.breakdown = references_of.breakdown
            and references_of.is_headline
    where standing.is_headline
),

shown as materialized (
    select * from (
        select * from common_dates
        union all
        select
            reference_number as figure_number,
            reference_number,
            true as is_common_date
        from common_dates
        union all
        select * from headlines
    )
    qualify row_number() over (partition by figure_number order by is_common_date desc) = 1
),

paired as (
    select
        standing.*,
        shown.is_common_date,
        shown.reference_number,
        {% for column in [
            'local_authority_key', 'figure', 'qualifier', 'official_source', 'is_local_indicator', 'other_values',
            'counted', 'denominator_value', 'rate', 'rate_low', 'rate_high', 'period_start', 'period_end'
        ] -%}
        references_of.{{ column }} as reference_{{ column }},
        {% endfor -%}
        coalesce(measures.definition_differs, 'same') as definition_differs,
        measures.definition_difference,
        measures.label,
        regexp_matches(measures.source, '^(DfE|ONS|Ofsted) ') as is_national_definition,
        coalesce(authority_years.documents, 0) as documents,
        authority_years.kinds
    from shown
    inner join standing on shown.figure_number = standing.figure_number
    inner join measures on standing.measure = measures.measure
    left join authority_years
        on
            standing.local_authority_key = authority_years.local_authority_key
            and standing.year = authority_years.year
    left join references_of on shown.reference_number = references_of.figure_number
)
{%- endmacro %}

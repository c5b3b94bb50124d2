{#
  A comparison as `reporting` shows it: CTEs, the last of which is `subjects`, from `compared_measures` (the columns of
  fct_compared_measures), `compared_judgements` (those of fct_compared_judgements), `measures`, `areas`, `observations`
  and `judgements`.
-#}
{% macro comparison_rows() -%}
subjects as (
    select
        compared_measures.* exclude (period_start, period_end),
        'measure' as subject_kind,
        compared_measures.measure as subject,
        measures.label,
        measures.theme,
        compared_measures.period_start as as_at_start,
        compared_measures.period_end as as_at_end,
        observations.document_id,
        observations.page,
        observations.line,
        observations.quote,
        observations.decision,
        if(observations.decision = 'corrected', observations.value, null) as printed_value,
        {{ decision_in_words('observations') }} as decided
    from compared_measures
    inner join measures on compared_measures.measure = measures.measure
    left join observations on compared_measures.observation_id = observations.observation_id
    union all by name
    select
        compared_judgements.* exclude (fieldwork_start_date, fieldwork_end_date),
        'judgement' as subject_kind,
        compared_judgements.area as subject,
        areas.label,
        '' as breakdown,
        false as is_common_date,
        false as is_contested,
        compared_judgements.member = compared_judgements.reference as is_reference,
        compared_judgements.fieldwork_start_date as as_at_start,
        compared_judgements.fieldwork_end_date as as_at_end,
        if(
            compared_judgements.comparable
            or (compared_judgements.member = compared_judgements.reference and compared_judgements.grade is not null),
            null,
            compared_judgements.reason
        ) as note,
        judgements.document_id,
        judgements.page,
        judgements.line,
        judgements.quote
    from compared_judgements
    inner join areas on compared_judgements.area = areas.area
    left join judgements on compared_judgements.judgement_id = judgements.judgement_id
)
{%- endmacro %}

{# The columns of a comparison, of `subjects`, `authorities` and `documents`, in which each document stands once. -#}
{% macro comparison_columns() -%}
    subjects.subject_kind,
    subjects.subject,
    subjects.label,
    subjects.breakdown,
    authorities.local_authority,
    subjects.year,
    subjects.value,
    subjects.unit,
    subjects.grade,
    subjects.grade_rank,
    subjects.status,
    subjects.as_at_start,
    subjects.as_at_end,
    subjects.is_common_date,
    subjects.rate_low,
    subjects.rate_high,
    subjects.reference,
    subjects.difference,
    subjects.ratio,
    subjects.ratio_low,
    subjects.ratio_high,
    subjects.comparable,
    concat_ws(' ', subjects.reason, subjects.decided) as reason,
    subjects.document_id,
    subjects.page,
    subjects.quote,
    subjects.qualifier,
    subjects.rate_per_10000,
    subjects.is_contested,
    subjects.local_authority_key,
    subjects.printed_value,
    subjects.decision,
    subjects.official_value,
    subjects.official_source,
    subjects.official_published_date,
    subjects.member,
    subjects.is_reference,
    subjects.theme,
    subjects.rate,
    subjects.rate_unit,
    subjects.rate_low_998,
    subjects.rate_high_998,
    subjects.printed_rate,
    subjects.counted,
    subjects.denominator,
    subjects.denominator_value,
    subjects.denominator_source,
    subjects.reference_figure,
    subjects.reference_rate,
    subjects.rate_difference,
    subjects.rate_difference_low,
    subjects.rate_difference_high,
    subjects.note,
    documents.document_file,
    subjects.line,
    subjects.observation_id,
    subjects.judgement_id
{%- endmacro %}

{# Rows of a DuckDB table keep their order: a plain `select *` reads as the comparison is laid out. -#}
{% macro comparison_order() -%}
    subjects.subject_kind desc,
    subjects.subject_order asc,
    subjects.is_common_date desc,
    subjects.member_order asc,
    subjects.as_at_end asc
{%- endmacro %}

{#
  The grades of chosen authority-years beside those of the first of them: CTEs, the last of which is `graded`, from
  `chosen` (comparison_set, member, reference, member_order, local_authority_key, year), `areas` and
  `comparable_judgements`.
-#}
{% macro compared_judgements() -%}
judged_areas as (
    select
        chosen.comparison_set,
        chosen.member,
        chosen.reference,
        chosen.local_authority_key,
        chosen.year,
        chosen.member_order,
        areas.sort_order as subject_order,
        areas.area,
        areas.label,
        comparable_judgements.* exclude (local_authority_key, year, area, status, comparable_judgement_id),
        coalesce(comparable_judgements.status, 'not_judged') as status
    from chosen
    -- DuckDB prints a cross join as a comma, which binds less tightly when the function is copied.
    inner join areas on true
    left join comparable_judgements
        on
            chosen.local_authority_key = comparable_judgements.local_authority_key
            and chosen.year = comparable_judgements.year
            and areas.area = comparable_judgements.area
),

graded as (
    select
        judged.comparison_set,
        judged.member,
        judged.local_authority_key,
        judged.year,
        judged.member_order,
        judged.subject_order,
        judged.area,
        judged.label,
        if(judged.is_judged_in_year, judged.judgement_id, null) as judgement_id,
        judged.framework,
        judged.given_grade as grade,
        if(judged.is_judged_in_year, judged.grade_printed, null) as grade_printed,
        if(judged.is_judged_in_year, judged.grade_rank, null) as grade_rank,
        judged.status,
        if(judged.is_judged_in_year, judged.fieldwork_start_date, null) as fieldwork_start_date,
        if(judged.is_judged_in_year, judged.fieldwork_end_date, null) as fieldwork_end_date,
        judged.reference,
        coalesce(
            judged.member <> judged.reference
            and judged.given_grade is not null
            and reference_judged.given_grade is not null
            and {{ are_comparable_areas('judged', 'reference_judged') }},
            false
        ) as comparable,
        {{ compared_judgement_reason('judged', 'reference_judged') }} as reason
    from judged_areas as judged
    left join judged_areas as reference_judged
        on
            judged.comparison_set = reference_judged.comparison_set
            and judged.reference = reference_judged.member
            and judged.area = reference_judged.area
)
{%- endmacro %}

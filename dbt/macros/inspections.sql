{#
  How closely two days that bound a told date know it: 2018-01-01 to 2018-12-31 is a year, not its last day.
#}
{% macro date_precision(first_day, last_day) -%}
    case
        when {{ last_day }} is null then null
        when {{ first_day }} = {{ last_day }} then 'day'
        when {{ first_day }} = date_trunc('year', {{ last_day }}) and strftime({{ last_day }}, '%m-%d') = '12-31'
            then 'year'
        when {{ first_day }} = date_trunc('month', {{ last_day }}) and {{ last_day }} = last_day({{ last_day }})
            then 'month'
        else 'day'
    end
{%- endmacro %}

{# Whether two lists of "area=rank" give one area two grades. #}
{% macro grades_differ(grades, other_grades) -%}
    (
        len(list_intersect(
            list_transform({{ grades }}, lambda grade: split_part(grade, '=', 1)),
            list_transform({{ other_grades }}, lambda grade: split_part(grade, '=', 1))
        )) > len(list_intersect({{ grades }}, {{ other_grades }}))
    )
{%- endmacro %}

{# Whether two lists of "area=rank" share a grade of one area, or one gives the whole what the other gives every area. #}
{% macro grades_agree(grades, other_grades) -%}
    (
        not {{ grades_differ(grades, other_grades) }}
        and (
            len(list_intersect({{ grades }}, {{ other_grades }})) > 0
            {%- for whole, parts in [(grades, other_grades), (other_grades, grades)] %}
            or (
                len({{ parts }}) > 0
                and list_distinct(list_transform({{ parts }}, lambda grade: 'overall=' || split_part(grade, '=', 2)))
                = list_filter({{ whole }}, lambda grade: grade like 'overall=%')
            )
            {%- endfor %}
        )
    )
{%- endmacro %}

{# Whether two judgements of one area may be compared: the same framework, or frameworks whose areas correspond. #}
{% macro are_comparable_areas(judgement, other) -%}
    (
        {{ judgement }}.framework = {{ other }}.framework
        or (
            {{ judgement }}.comparability not in ('none', 'not_separately_judged')
            and {{ other }}.comparability not in ('none', 'not_separately_judged')
        )
    )
{%- endmacro %}

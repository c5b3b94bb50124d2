{#
  Whether an inspection told of second hand is the one that a report was written for: papers name an inspection by
  the month of its fieldwork or by the month its report was published, which follows within four months.
#}
{% macro is_same_inspection(told_from, told_to, fieldwork_start, fieldwork_end, published) -%}
    (
        {{ told_from }} <= coalesce({{ published }}, {{ fieldwork_end }} + interval 120 day)
        and {{ told_to }} >= {{ fieldwork_start }}
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

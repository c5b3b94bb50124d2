{#
  Whether an inspection mentioned second hand is the one that a report was written for: papers name an inspection by
  the month of its fieldwork or by the month its report was published, which follows within four months.
#}
{% macro is_same_inspection(told_from, told_to, fieldwork_start, fieldwork_end, published) -%}
    (
        {{ told_from }} <= coalesce({{ published }}, {{ fieldwork_end }} + interval 120 day)
        and {{ told_to }} >= {{ fieldwork_start }}
    )
{%- endmacro %}

{#
  Whether another mention dates the same thing more precisely: within the days that this one gives, and in fewer of
  them. Of mentions with the same dates the one with the smaller key is kept.
#}
{% macro is_told_closer(closer_from, closer_to, closer_key, told_from, told_to, told_key) -%}
    (
        {{ closer_from }} >= {{ told_from }}
        and {{ closer_to }} <= {{ told_to }}
        and ({{ closer_to }} - {{ closer_from }}, {{ closer_key }}) < ({{ told_to }} - {{ told_from }}, {{ told_key }})
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

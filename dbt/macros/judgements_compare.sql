{#
  Whether two grades of one area may be compared: both must be given, and under two frameworks the catalogue's
  crosswalk must know the area in both. Grades are ordinal: they are compared, never subtracted or averaged.
#}
{% macro judgements_compare(judged, reference) -%}
    {{ judged }}.grade is not null
    and {{ reference }}.grade is not null
    and (
        {{ judged }}.framework = {{ reference }}.framework
        or coalesce('none' not in ({{ judged }}.comparability, {{ reference }}.comparability), false)
    )
{%- endmacro %}

{% macro judgements_reason(judged, reference, standing) -%}
    case
        when {{ judged }}.status = 'not_judged' and {{ standing }}.grade_printed is not null
            then format(
                'No inspection gave grades in that year; the judgement of {} stands: {}.',
                strftime({{ standing }}.judged_on, '%-d %B %Y'), {{ standing }}.grade_printed
            )
        when {{ judged }}.status = 'not_judged' then 'No inspection with grades of that year has been read.'
        when {{ judged }}.status = 'not_in_framework' then 'The framework of that inspection does not judge this area.'
        when {{ judged }}.status = 'not_separately_judged'
            then 'Judged together with another area: the joint grade is not copied.'
        when {{ judged }}.grade is null then 'The report gives no grade for this area that could be read.'
        when {{ judged }}.member = {{ judged }}.reference then 'The judgement the others are compared with.'
        when {{ reference }}.grade is null
            then format('{} has no grade for this area to compare with.', {{ judged }}.reference)
        when {{ judged }}.framework = {{ reference }}.framework then 'Same framework and same area.'
        else format(
            'Two frameworks, comparability {}: {}.',
            replace({{ judged }}.comparability, '_', ' '), {{ judged }}.comparability_note
        )
    end
{%- endmacro %}

{# Why the grades of one area may be compared or not. Grades are ordinal: compared, never subtracted or averaged. #}
{% macro compared_judgement_reason(judged, reference) -%}
    case
        when {{ judged }}.status = 'not_judged' and {{ judged }}.grade_printed is not null
            then format(
                'No inspection gave grades in that year; the judgement of {} stands: {}.',
                strftime({{ judged }}.judged_on, '%-d %B %Y'), {{ judged }}.grade_printed
            )
        when {{ judged }}.status = 'not_judged' and {{ judged }}.judged_on is not null
            then format(
                'No inspection gave grades in that year; the last, of {}, gave this area no grade of its own.',
                strftime({{ judged }}.judged_on, '%-d %B %Y')
            )
        when {{ judged }}.status = 'not_judged' then 'No inspection with grades has been read.'
        when {{ judged }}.status = 'not_in_framework' then 'The framework of that inspection does not judge this area.'
        when {{ judged }}.status = 'not_separately_judged'
            then 'Judged together with another area: the joint grade is not copied.'
        when {{ judged }}.grade is null then 'The report gives no grade for this area that could be read.'
        when {{ judged }}.member = {{ judged }}.reference then 'The judgement the others are compared with.'
        when {{ reference }}.given_grade is null
            then format('{} has no grade for this area to compare with.', {{ judged }}.reference)
        when {{ judged }}.framework = {{ reference }}.framework then 'Same framework and same area.'
        else format(
            'Two frameworks, comparability {}: {}.',
            replace({{ judged }}.comparability, '_', ' '), {{ judged }}.comparability_note
        )
    end
{%- endmacro %}

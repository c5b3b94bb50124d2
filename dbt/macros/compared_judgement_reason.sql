{#
  When a judgement was given, as precisely as it is known: "2 December 2022"; second hand also "January 2023" or "2018".
  Without a first day, the last one is the end of the month in which the report is said to have been published.
#}
{% macro judged_in_words(first_day, last_day, is_second_hand) -%}
    case
        when {{ is_second_hand }} and {{ first_day }} is null then strftime({{ last_day }}, '%B %Y')
        when not {{ is_second_hand }} or {{ first_day }} = {{ last_day }}
            then strftime({{ last_day }}, '%-d %B %Y')
        when {{ first_day }} = date_trunc('year', {{ last_day }}) and {{ last_day }} = make_date(year({{ last_day }}), 12, 31)
            then strftime({{ last_day }}, '%Y')
        when {{ first_day }} = date_trunc('month', {{ last_day }}) and {{ last_day }} = last_day({{ last_day }})
            then strftime({{ last_day }}, '%B %Y')
        else strftime({{ first_day }}, '%-d %B %Y') || ' to ' || strftime({{ last_day }}, '%-d %B %Y')
    end
{%- endmacro %}

{#
  Why the grades of one area may be compared or not, never null. Grades are ordinal: compared, never subtracted or
  averaged. Of two frameworks the note of the earlier one says how the later one differs from it.
#}
{% macro compared_judgement_reason(judged, reference) -%}
    case
        when {{ judged }}.status = 'not_judged' and {{ judged }}.judged_when is null
            then 'No inspection with grades has been read.'
        when {{ judged }}.status = 'not_judged' and {{ judged }}.grade_printed is null
            then format(
                'No inspection with grades of that year has been read; the last, of {}, gave this area no grade of its own.',
                {{ judged }}.judged_when
            )
        when {{ judged }}.status = 'not_judged' and {{ judged }}.is_second_hand_of_that_year
            then format(
                'No report of an inspection of that year has been read; another document says of {}: {}.',
                {{ judged }}.judged_when, {{ judged }}.grade_printed
            )
        when {{ judged }}.status = 'not_judged'
            then format(
                'No inspection with grades of that year has been read; the judgement of {} is still in force{}: {}.',
                {{ judged }}.judged_when,
                if({{ judged }}.is_second_hand, ', as another document says', ''),
                {{ judged }}.grade_printed
            )
        when {{ judged }}.status = 'not_in_framework' then 'The framework of that inspection does not judge this area.'
        when {{ judged }}.status = 'not_separately_judged'
            then 'Judged together with another area: the joint grade is not copied.'
        when {{ judged }}.status = 'printed_not_judged'
            then 'The report prints in place of a grade that the area was not judged.'
        when {{ judged }}.grade is null then 'The report gives no grade for this area that could be read.'
        when {{ judged }}.member = {{ judged }}.reference then 'The judgement the others are compared with.'
        when {{ reference }}.given_grade is null
            then format('{} has no grade for this area to compare with.', {{ judged }}.reference)
        when {{ judged }}.framework = {{ reference }}.framework then 'Same framework and same area.'
        when {{ judged }}.heading_printed = {{ reference }}.heading_printed and {{ judged }}.comparability <> 'with_caution'
            then 'Two frameworks, the same area under the same heading.'
        else coalesce(
            if(
                {{ judged }}.framework_from < {{ reference }}.framework_from,
                {{ two_frameworks(judged) }},
                {{ two_frameworks(reference) }}
            ),
            'Two frameworks; the catalogue does not say how their areas correspond.'
        )
    end
{%- endmacro %}

{% macro two_frameworks(earlier) -%}
    format(
        'Two frameworks, comparability {}: {}.',
        replace({{ earlier }}.comparability, '_', ' '), {{ earlier }}.comparability_note
    )
{%- endmacro %}

{# Why a value may be compared or not, and what its reader needs to know: the columns of `reckoned`. #}
{% macro compared_measure_reason() -%}
    concat_ws(
        ' ',
        case
            when official_source is null then null
            when is_headline then {{ not_found_in_words('label', 'member', 'documents', 'kinds') }}
            else 'For that date no paper read prints it.'
        end,
        'Official statistics: ' || official_source || {{ published_in_words() }} || '.',
        case
            when not is_comparable then concat_ws(' ', obstacle, bound_obstacle)
            when is_reference then 'The value the others are compared with.'
            when is_compared_as_rate
                then format(
                    'Same date and same measure, as {}: {:.1f}{} here, {:.1f}{} for {} {}; {}.',
                    if(rate_unit = 'per_10000', 'rates of two populations', 'shares'),
                    rate, if(rate_unit = 'percent', '%', ''), reference_rate, if(rate_unit = 'percent', '%', ''),
                    reference, {{ rate_in_words() }}, {{ whose_figures() }}
                )
            else format('Same date and same measure; {}.', {{ whose_figures() }})
        end,
        {{ one_time_in_words() }},
        if(
            qualifier <> 'exact',
            format('Printed as {}.', {{ printed_in_words(value_in_words('figure', 'unit'), 'qualifier') }}),
            null
        ),
        {{ contested_in_words() }},
        if(unit = 'percent', 'Each percentage is of the base named in its passage.', null),
        if(
            rate_low is not null,
            format(
                'Interval: 95 % on {} ({}).',
                if(rate_unit = 'per_10000', 'the population', 'the ' || replace(denominator, '_', ' ')),
                denominator_source
            ),
            null
        ),
        why_no_rate,
        if(not is_from_event and official_source is null, format('Source: {}.', source_in_words), null)
    )
{%- endmacro %}

{# That two years of one authority rest on one time, and why one number of it may have two rates; else null. #}
{% macro one_time_in_words() -%}
    if(
        is_compared and not is_between_authorities,
        format(
            '{} and {} rest on one and the same time ({}): they show no change from one year to the other.',
            member, reference, {{ period_in_words('period_start', 'period_end') }}
        ) || if(
            figure = reference_figure and round(rate, 1) <> round(reference_rate, 1),
            format(
                ' The number is the same; the rates differ by what it is divided by, {:,} here and {:,} for {}.',
                denominator_value::bigint, reference_denominator_value::bigint, reference
            ),
            ''
        ),
        null
    )
{%- endmacro %}

{# What contests a value or the one that it is compared with, in up to three sentences. #}
{% macro contested_in_words() -%}
    if(other_values is not null, format('Contested: the papers print {} as well.', other_values), null),
    if(contradiction is not null, format('Contested: {}', contradiction), null),
    if(
        is_compared and reference_other_values is not null,
        format('The value of {} is contested: also {}.', reference, reference_other_values),
        null
    )
{%- endmacro %}

{# What a reader of the value must know and no other column says: why it may not be compared, and what contests it. #}
{% macro compared_measure_note() -%}
    nullif(concat_ws(
        ' ',
        if(is_comparable or is_reference, null, concat_ws(' ', obstacle, bound_obstacle)),
        {{ one_time_in_words() }},
        {{ contested_in_words() }}
    ), '')
{%- endmacro %}

{# What a rate is a rate of: "per 10,000 aged under 18", "of the children looked after". #}
{% macro rate_in_words() -%}
    if(rate_unit = 'per_10000', 'per 10,000 aged under 18', 'of the ' || replace(denominator, '_', ' '))
{%- endmacro %}

{# Whether both values are the papers' own. #}
{% macro whose_figures() -%}
    case
        when official_source is null and reference_official_source is null
            then 'both as the papers print them, not validated here'
        when official_source is not null and reference_official_source is not null then 'both official statistics'
        else 'one official, the other as a paper prints it, not validated here'
    end
{%- endmacro %}

{# When the official figure was published, as precisely as it is known: ", published in November 2025". #}
{% macro published_in_words() -%}
    case official_published_precision
        when 'day' then strftime(official_published_date, ', published on %-d %B %Y')
        when 'month' then strftime(official_published_date, ', published in %B %Y')
        else strftime(official_published_date, ', published in %Y')
    end
{%- endmacro %}

{# A document by its type and date: "committee report of 7 February 2024". #}
{% macro named_with_date(kind, date) -%}
    concat({{ kind }}, strftime({{ date }}, ' of %-d %B %Y'))
{%- endmacro %}

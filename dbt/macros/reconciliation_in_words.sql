{# A reported value beside the official one, in a sentence: the columns of reporting.reconciliation. #}
{% macro reconciliation_in_words() -%}
    concat_ws(
        ' ',
        format(
            '{} here{}; {} {} in {} ({}): {}',
            {{ printed_in_words(value_in_words('value', 'unit'), 'qualifier') }},
            if(matched_by = 'newest_estimate' and period_end is null, ', without a date', ''),
            coalesce({{ value_in_words('official_value', 'unit') }}, 'no value'),
            if(official_period_start = official_period_end, '', 'for ')
            || {{ period_in_words('official_period_start', 'official_period_end') }},
            official_source,
            replace(vintage, '_', ' '),
            case agreement
                when 'equal' then 'the same.'
                when 'rounding' then format('the same but for rounding: {}.', rounding)
                when 'within_bound' then 'which the bound allows.'
                when 'no_official_value' then format('the value is {}.', replace(official_value_status, '_', ' '))
                else case
                    when difference is null then 'which the bound does not allow.'
                    else format(
                        'this is {} {}{}.',
                        {{ value_in_words('abs(difference)', 'unit') }},
                        if(difference < 0, if(unit = 'count', 'fewer', 'lower'), if(unit = 'count', 'more', 'higher')),
                        coalesce(format(' ({:.1f}%)', 100 * abs(difference) / nullif(official_value, 0)), '')
                    )
                end
            end
        ),
        if(
            latest_official_value <> official_value,
            format('Revised since to {} ({}).', {{ value_in_words('latest_official_value', 'unit') }}, latest_official_source),
            null
        ),
        if(is_preferred, null, 'Another value is preferred to this one, or none is.')
    )
{%- endmacro %}

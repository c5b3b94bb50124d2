{# What keeps each value from being compared, null where nothing does: `judged`. -#}
{% macro judged_pairs() -%}
described as (
    select
        *,
        coalesce(figure_number = reference_number, false) as is_reference,
        {{ is_bound('qualifier') }} as is_bound,
        {{ is_bound('reference_qualifier') }} as is_reference_bound,
        coalesce(local_authority_key <> reference_local_authority_key, false) as is_between_authorities,
        official_source is not null and reference_official_source is not null as are_both_official,
        -- The counts of two authorities are compared as rates of what they are counted of.
        unit = 'count' and is_between_authorities as is_compared_as_rate
    from paired
),

obstructed as (
    select
        *,
        case
            when is_reference then null
            when reference_number is null
                then format('No such figure of {} was found to compare with.', reference)
            when period_end is null or reference_period_end is null then 'A paper prints no date for the figure.'
            when not coalesce(period_start = reference_period_start and period_end = reference_period_end, false)
                then format(
                    'Different dates: {} here, {} for {}.',
                    {{ period_in_words('period_start', 'period_end') }},
                    {{ period_in_words('reference_period_start', 'reference_period_end') }},
                    reference
                )
            when definition_differs = 'between_papers' and not are_both_official
                then format('The papers do not all define it the same way: {}.', definition_difference)
            when is_between_authorities and definition_differs = 'between_authorities' and not are_both_official
                then format('Authorities do not all count it the same way: {}.', definition_difference)
            when is_between_authorities and not is_national_definition
                then 'The definition is one paper''s own: another authority may count differently.'
            when is_between_authorities and (is_local_indicator or reference_is_local_indicator)
                then 'A council''s own indicator, not validated, is not compared with another authority''s.'
            when is_compared_as_rate and denominator is null
                then 'Counts, and no denominator by which the sector divides them.'
            when is_compared_as_rate and (rate is null or reference_rate is null)
                then 'Counts of different populations.'
        end as obstacle,
        case
            when is_bound and is_reference then 'A bound, with which nothing is compared.'
            when is_bound or is_reference_bound and not is_reference
                then 'A bound is not compared: ' || if(is_bound, 'this value is one.', reference || ' prints one.')
        end as bound_obstacle,
        case
            when unit <> 'count' or denominator is null or rate is not null or is_bound then null
            when period_end is null then 'No rate: no date is printed.'
            when rate_unit is null and denominator_value is null
                then format('No rate: no number of {} of that time is known.', replace(denominator, '_', ' '))
            else 'No rate: the number that it would be a share of is the smaller one.'
        end as why_no_rate
    from described
),

judged as (
    select
        *,
        obstacle is null and bound_obstacle is null as is_comparable,
        is_comparable and not is_reference as is_compared
    from obstructed
)
{%- endmacro %}

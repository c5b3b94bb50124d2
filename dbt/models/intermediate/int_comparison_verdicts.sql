{#- One row per value shown in a comparison: what keeps it from being compared, null where nothing does. -#}
with
shown as (
    select * from {{ ref('int_comparison_shown') }}
),

described as (
    select
        *,
        coalesce(observation_id = reference_observation_id, false) as is_reference,
        {{ is_bound('qualifier') }} as is_bound,
        {{ is_bound('reference_qualifier') }} as is_reference_bound,
        coalesce(local_authority_key <> reference_local_authority_key, false) as is_between_authorities,
        -- The counts of two authorities are compared as rates of their populations.
        unit = 'count' and is_between_authorities as is_compared_as_rate
    from shown
),

obstructed as (
    select
        *,
        case
            when is_reference then null
            when reference_observation_id is null
                then format('No such figure of {} was found to compare with.', reference)
            when period_end is null or reference_end is null then 'A paper prints no date for the figure.'
            when not coalesce(period_start = reference_start and period_end = reference_end, false)
                then format(
                    'Different dates: {} here, {} for {}.',
                    {{ period_in_words('period_start', 'period_end') }},
                    {{ period_in_words('reference_start', 'reference_end') }},
                    reference
                )
            when not is_same_definition then 'The papers do not all define it the same way.'
            when is_between_authorities and not is_national_definition
                then 'The definition is one paper''s own: another authority may count differently.'
            when is_between_authorities and (is_local_indicator or is_reference_local_indicator)
                then 'A council''s own indicator, not validated, is not compared with another authority''s.'
            when is_compared_as_rate and (rate is null or reference_rate is null)
                then 'Counts of different populations.'
        end as obstacle,
        case
            when is_bound and is_reference then 'A bound, with which nothing is compared.'
            when is_bound or is_reference_bound and not is_reference
                then 'A bound is not compared: ' || if(is_bound, 'this value is one.', reference || ' prints one.')
        end as bound_obstacle,
        case
            when unit <> 'count' or population_measure is null or rate is not null then null
            when period_end is null then 'No rate: no date is printed.'
            when period_start = period_end or {{ is_about_a_year('period_start', 'period_end') }}
                then 'No rate: no population of that time is known.'
            else 'No rate: the period is neither one day nor about a year.'
        end as why_no_rate
    from described
)

select
    *,
    obstacle is null and bound_obstacle is null as is_comparable
from obstructed

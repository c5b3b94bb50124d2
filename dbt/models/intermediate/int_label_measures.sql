-- depends_on: {{ ref('stg_measure_aliases') }}
-- depends_on: {{ ref('stg_measures') }}
{%- set aliases = ref('stg_measure_aliases') ~ ' inner join ' ~ ref('stg_measures') ~ ' using (measure, unit)' %}
with
observations as (
    select * from {{ ref('stg_observations') }}
),

aliases as (
    select * from {{ ref('stg_measure_aliases') }}
),

labels as (
    select
        normalised_label,
        unit,
        is_change,
        regexp_replace(normalised_label, '{{ told_of_others() }}', '\1') as label,
        bool_and(reading = 'sentence') as is_sentence
    from observations
    where not is_label_lost
    group by all
),

parts as (
    select
        *,
        {{ parts_of_label('label', 'is_sentence') }}
    from labels
),

-- "A 16% increase in children looked after" changes a count: its label names the count before any percentage.
tries as (
    select
        *,
        unit as alias_unit,
        2 as try_number
    from parts
    union all
    select
        *,
        'count' as alias_unit,
        1 as try_number
    from parts
    where is_change
),

guarded as (
    select
        *,
        regexp_matches(words, '{{ negation_words() }}') as is_negated
    from tries
),

fitted as (
    select
        *,
        {{ first_alias('words', 'alias_unit', aliases) }} as alias_number
    from guarded
),

-- An alias that fits the subject alone is not what a label's own words count.
chosen as (
    select
        normalised_label,
        unit,
        is_change,
        try_number,
        least(
            min(alias_number) filter (where part = 'own'),
            nullif(
                min(alias_number) filter (where part = 'label'), min(alias_number) filter (where part = 'subject')
            )
        ) as alias_number
    from fitted
    group by all
)

select
    chosen.normalised_label,
    chosen.unit,
    chosen.is_change,
    aliases.measure,
    aliases.breakdown
from chosen
inner join aliases on chosen.alias_number = aliases.alias_number
qualify row_number() over (
    partition by chosen.normalised_label, chosen.unit, chosen.is_change order by chosen.try_number
) = 1

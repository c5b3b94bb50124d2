with
statements as (
    select
        statements.*,
        preferred.measure_value_id,
        preferred.is_preferred
    from {{ ref('int_statements') }} as statements
    inner join {{ ref('int_preferred_statements') }} as preferred
        on statements.observation_id = preferred.observation_id
    -- Only a catalogued measure is known to mean the same in both places.
    where
        statements.measure_status = 'catalogued'
        and not statements.is_change
        and statements.period_end is not null
        -- A sentence dated only by its heading or by the inspection may mean any day of them.
        and (statements.reading = 'table' or statements.period_basis not in ('title', 'section', 'fieldwork', 'none'))
)

select
    'two_values' as kind,
    first_place.observation_id as observation_a,
    first_place.value as value_a,
    second_place.observation_id as observation_b,
    second_place.value as value_b,
    format(
        '{} at {}: {} in one place, {} in another; they differ by {}.',
        first_place.measure_label,
        first_place.period_end,
        {{ plain_number('first_place.value') }},
        {{ plain_number('second_place.value') }},
        {{ plain_number('abs(first_place.value - second_place.value)') }}
    ) as arithmetic,
    {{ severity('second_place.value', 'first_place.value') }} as severity
from statements as first_place
inner join statements as second_place on first_place.measure_value_id = second_place.measure_value_id
where
    first_place.is_preferred
    -- Figures of one sentence or row are told apart by words no label keeps; and values further apart than two to
    -- three are two quantities under one label more often than one with two values.
    and (first_place.rendition_id, first_place.char_start) <> (second_place.rendition_id, second_place.char_start)
    and least(first_place.value, second_place.value) >= greatest(first_place.value, second_place.value) * 2 / 3
    and (
        second_place.lowest_value > first_place.highest_value
        or second_place.highest_value < first_place.lowest_value
    )
qualify row_number() over (
    partition by second_place.measure_value_id, second_place.value
    order by second_place.seen_order, second_place.char_start, second_place.value_start
) = 1

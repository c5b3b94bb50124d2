with
statements as (
    select
        statements.*,
        preferred.measure_value_id,
        preferred.preference,
        preferred.is_preferred
    from {{ ref('int_statements') }} as statements
    inner join {{ ref('int_preferred_statements') }} as preferred
        on statements.observation_id = preferred.observation_id
    -- Only a catalogued measure is known to mean the same in both places.
    where
        statements.measure_status = 'catalogued'
        and statements.implausible_because is null
        and not statements.is_change
        and statements.period_end is not null
        -- A sentence dated only by its heading or by the inspection may mean any day of them.
        and (statements.reading = 'table' or statements.period_basis not in ('title', 'section', 'fieldwork', 'none'))
),

-- Two tables that give one measure for the same three periods and agree on one of them count the same thing.
kindred_tables as (
    select
        first_place.rendition_id as rendition_a,
        first_place.table_number as table_a,
        second_place.rendition_id as rendition_b,
        second_place.table_number as table_b,
        first_place.measure,
        first_place.breakdown
    from statements as first_place
    inner join statements as second_place on first_place.measure_value_id = second_place.measure_value_id
    where first_place.reading = 'table' and second_place.reading = 'table'
    group by all
    having
        count(distinct first_place.measure_value_id) >= 3 and bool_or(first_place.value = second_place.value)
        and (rendition_a, table_a) <> (rendition_b, table_b)
)

select
    'two_values' as kind,
    first_place.observation_id as observation_a,
    first_place.value as value_a,
    second_place.observation_id as observation_b,
    second_place.value as value_b,
    format(
        '{} {}: {} in one place, {} in another; they differ by {}.',
        first_place.measure_label,
        {{ when_in_words('first_place.period_start', 'first_place.period_end') }},
        {{ plain_number('first_place.value') }},
        {{ plain_number('second_place.value') }},
        {{ plain_number('abs(first_place.value - second_place.value)') }}
    ) as arithmetic,
    {{ severity('second_place.value', 'first_place.value') }} as severity
from statements as first_place
inner join statements as second_place on first_place.measure_value_id = second_place.measure_value_id
where
    (
        first_place.is_preferred
        -- None is preferred where one table gives several values; under one label they are no parts of a whole.
        or (
            first_place.preference = 1
            and first_place.rendition_id = second_place.rendition_id
            and first_place.table_number = second_place.table_number
            and lower(trim(first_place.reported_label)) = lower(trim(second_place.reported_label))
        )
    )
    -- Figures of one sentence or row differ by words that no label keeps; and values further apart than two to three
    -- are more often two quantities with one label than one quantity with two values.
    and (first_place.rendition_id, first_place.char_start) <> (second_place.rendition_id, second_place.char_start)
    and (
        least(first_place.value, second_place.value) >= greatest(first_place.value, second_place.value) * 2 / 3
        or (
            first_place.rendition_id, first_place.table_number, second_place.rendition_id, second_place.table_number,
            first_place.measure, first_place.breakdown
        ) in (select (rendition_a, table_a, rendition_b, table_b, measure, breakdown) from kindred_tables)
    )
    and (
        second_place.lowest_value > first_place.highest_value
        or second_place.highest_value < first_place.lowest_value
    )
qualify row_number() over (
    partition by second_place.measure_value_id, second_place.value
    order by second_place.seen_order, second_place.char_start, second_place.value_start
) = 1

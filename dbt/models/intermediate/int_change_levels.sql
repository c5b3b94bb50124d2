{#- One row per printed change in percent × pair of levels of the same measure, earlier and later, in its document. -#}
with
statements as (
    select * from {{ ref('int_statements') }}
    where is_current and value is not null and comparator is null and measure_status = 'catalogued'
),

changes as (
    select
        *,
        case
            when contains(breakdown, 'direction=rise') then 1
            when contains(breakdown, 'direction=fall') then -1
        end as direction,
        array_to_string(
            list_filter(
                string_split(breakdown, '; '), lambda part: split_part(part, '=', 1) not in ('direction', 'figure')
            ), '; '
        ) as level_breakdown
    from statements
    where is_change and unit = 'percent'
),

-- "Over 340" is 340 where the document prints 340 of the same quantity as well.
levels as (
    select
        * exclude (lowest_value, highest_value),
        bool_or(qualifier = 'exact') over same_value as is_exact,
        if(is_exact, value, lowest_value) as lowest_value,
        if(is_exact, value, highest_value) as highest_value
    from statements
    where not is_change and unit = 'count' and value > 0
    window same_value as (partition by document_version_id, measure, breakdown, period_start, period_end, value)
),

pairs as (
    select
        changes.observation_id,
        changes.value as printed,
        least(abs(changes.lowest_value), abs(changes.highest_value)) as smallest,
        greatest(abs(changes.lowest_value), abs(changes.highest_value)) as largest,
        changes.direction,
        changes.measure_label,
        earlier.observation_id as earlier_id,
        earlier.value as earlier,
        earlier.period_end as earlier_date,
        later.observation_id as later_id,
        later.value as later,
        later.period_end as later_date,
        100 * (later.value - earlier.value) / earlier.value as change,
        100 * (later.lowest_value / earlier.highest_value - 1) as lowest_change,
        if(
            earlier.lowest_value > 0, 100 * (later.highest_value / earlier.lowest_value - 1), cast('infinity' as double)
        ) as highest_change,
        later.qualifier = 'exact' as is_later_exact,
        changes.char_start = earlier.char_start and changes.char_start = later.char_start as is_same_passage,
        changes.char_start in (earlier.char_start, later.char_start) as is_near,
        changes.period_end is not null as is_dated,
        -- "In the year to 31 March": the change is between the levels of exactly these days.
        coalesce(
            changes.period_start between earlier.period_end and earlier.period_end + 1
            and changes.period_end = later.period_end, false
        ) as spans_levels,
        earlier.period_start = earlier.period_end and later.period_start = later.period_end as is_stock,
        dense_rank() over (
            partition by changes.observation_id order by later.period_end desc, earlier.period_end desc
        ) as recency
    from changes
    inner join levels as later
        on
            changes.document_version_id = later.document_version_id
            and changes.measure = later.measure
            and changes.level_breakdown = later.breakdown
    inner join levels as earlier
        on
            later.document_version_id = earlier.document_version_id
            and later.measure = earlier.measure
            and later.breakdown = earlier.breakdown
            and later.period_end > earlier.period_end
            -- A year is not compared with the months so far of the next.
            and abs(later.period_end - later.period_start - (earlier.period_end - earlier.period_start)) <= 31
    where
        changes.direction is not null
        -- A change that says when it happened is not measured on levels of another time.
        and coalesce(
            changes.period_start < later.period_end - 31 and changes.period_end > earlier.period_end + 31, true
        )
)

select
    *,
    -- The range the printed change may represent overlaps the range the printed levels allow.
    direction * if(direction = 1, largest, smallest) >= lowest_change - 0.001
    and direction * if(direction = 1, smallest, largest) <= highest_change + 0.001 as is_followed,
    sign(change) = -direction as is_opposite
from pairs

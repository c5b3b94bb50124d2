with
pairs as (
    select
        *,
        bool_or(is_followed) over (partition by observation_id) as is_explained,
        count(distinct later_date) over (partition by observation_id) as later_dates,
        bool_or(is_same_passage) over (partition by observation_id) as has_same_passage,
        bool_or(is_near) over (partition by observation_id) as has_near_level
    from {{ ref('int_change_levels') }}
),

-- The levels meant are in the same passage; failing that, they are the latest two of a document that gives few. Away
-- from both of them only the direction of a stock is judged (a flow may be compared over any months), and the size as
-- well where the change is dated from the one level's day to the other's.
meant as (
    select * from pairs
    where
        not is_explained
        and (
            is_same_passage
            or (
                not has_same_passage
                and later_dates <= 2
                and recency = 1
                and (has_near_level or (is_opposite and is_stock and is_dated))
            )
            or (not has_same_passage and spans_levels)
        )
    qualify row_number() over (
        partition by observation_id
        order by
            spans_levels desc, abs(change * direction - abs(printed)) asc, is_later_exact desc,
            later_id asc, earlier_id asc
    ) = 1
)

select
    if(is_opposite, 'direction_contradicts', 'percent_does_not_follow') as kind,
    observation_id as observation_a,
    printed as value_a,
    later_id as observation_b,
    later as value_b,
    format(
        '{}: from {} at {} to {} at {} is {} of {} %; printed is {} of {} %.',
        measure_label,
        {{ plain_number('earlier') }},
        strftime(earlier_date, '%-d %B %Y'),
        {{ plain_number('later') }},
        strftime(later_date, '%-d %B %Y'),
        case when change > 0 then 'a rise' when change < 0 then 'a fall' else 'a change' end,
        {{ plain_number('abs(change)') }},
        if(direction = 1, 'a rise', 'a fall'),
        {{ plain_number('abs(printed)') }}
    ) as arithmetic,
    if(is_opposite, 'high', {{ severity('abs(change)', 'abs(printed)') }}) as severity
from meant

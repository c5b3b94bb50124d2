with
sums as (
    select * from {{ ref('int_sums_of_parts') }}
)

select
    'parts_do_not_sum' as kind,
    observation_id as observation_a,
    printed_total as value_a,
    first_part_id as observation_b,
    parts_sum as value_b,
    format(
        '{} = {}; the printed total is {}.',
        addition,
        {{ plain_number('parts_sum') }},
        {{ plain_number('printed_total') }}
    ) as arithmetic,
    {{ severity('parts_sum', 'printed_total') }} as severity
from sums
-- Beyond a tenth the rows are more likely parts of several wholes than a wrong addition.
where
    (lowest_sum - tolerance > highest_total or highest_sum + tolerance < lowest_total)
    and abs(parts_sum - printed_total) <= 0.1 * printed_total

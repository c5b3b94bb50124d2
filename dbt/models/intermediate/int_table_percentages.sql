with
cells as (
    select * from {{ ref('int_table_cells') }}
    where value is not null
),

bases as (
    select
        rendition_id,
        table_number,
        column_number,
        coalesce(max(if(is_total_row, value, null)), sum(value)) as base
    from cells
    where unit = 'count'
    group by rendition_id, table_number, column_number
),

-- A percentage beside a count may be its share of the column, or its share of another count of the row.
shares_of_column as (
    select
        counts.observation_id as count_id,
        counts.value as part,
        bases.base,
        percentages.observation_id,
        counts.column_number as count_column,
        -1 as base_column
    from cells as percentages
    inner join cells as counts
        on
            percentages.rendition_id = counts.rendition_id
            and percentages.table_number = counts.table_number
            and percentages.row_number = counts.row_number
    inner join bases
        on
            counts.rendition_id = bases.rendition_id
            and counts.table_number = bases.table_number
            and counts.column_number = bases.column_number
    where percentages.unit = 'percent' and counts.unit = 'count' and bases.base > 0
),

shares_of_row as (
    select
        counts.observation_id as count_id,
        counts.value as part,
        wholes.value as base,
        percentages.observation_id,
        counts.column_number as count_column,
        wholes.column_number as base_column
    from cells as percentages
    inner join cells as counts
        on
            percentages.rendition_id = counts.rendition_id
            and percentages.table_number = counts.table_number
            and percentages.row_number = counts.row_number
    inner join cells as wholes
        on
            counts.rendition_id = wholes.rendition_id
            and counts.table_number = wholes.table_number
            and counts.row_number = wholes.row_number
    where
        percentages.unit = 'percent' and counts.unit = 'count' and wholes.unit = 'count'
        and counts.column_number <> wholes.column_number and wholes.value >= counts.value and wholes.value > 0
),

shares as (
    select * from shares_of_column
    union all by name
    select * from shares_of_row
),

judged as (
    select
        shares.*,
        percentages.value as printed,
        percentages.rendition_id,
        percentages.table_number,
        percentages.column_number,
        100 * part / base between percentages.lowest_value - 0.001 and percentages.highest_value + 0.001 as is_followed
    from shares
    inner join cells as percentages on shares.observation_id = percentages.observation_id
)

select
    *,
    -- Which columns belong together is not printed: a relation that holds in most rows of a table is taken as meant.
    count(*) over relation >= 3 and avg(is_followed::integer) over relation >= 0.6 as is_established,
    bool_or(is_followed) over (partition by observation_id) as is_explained
from judged
window relation as (partition by rendition_id, table_number, column_number, count_column, base_column)

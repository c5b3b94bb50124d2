with
-- A cell that holds two figures belongs to two sums at once and is left out.
cells as (
    select *
    from {{ ref('int_statements') }}
    where is_current and reading = 'table' and comparator is null and row_number is not null
    qualify count(*) over (partition by rendition_id, table_number, row_number, column_number) = 1
),

shaped as (
    select
        *,
        bool_and(is_total) over (partition by rendition_id, table_number, row_number) as is_total_row,
        bool_and(is_total) over (partition by rendition_id, table_number, column_number) as is_total_column
    from cells
)

select
    *,
    -- Parts add up to the next total row printed below them.
    min(if(is_total_row, row_number, null)) over (
        partition by rendition_id, table_number, column_number
        order by row_number
        rows between current row and unbounded following
    ) as total_row_number
from shaped

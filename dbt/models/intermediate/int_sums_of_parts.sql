with
cells as (
    select * from {{ ref('int_table_cells') }}
),

totals as (
    select * from cells
    where value is not null and unit in ('count', 'percent') and (is_total_row or is_total_column)
),

columns_summed as (
    select
        totals.observation_id,
        cells.observation_id as part_id,
        cells.value,
        cells.lowest_value,
        cells.highest_value,
        cells.row_number as place
    from totals
    inner join cells
        on
            totals.rendition_id = cells.rendition_id
            and totals.table_number = cells.table_number
            and totals.column_number = cells.column_number
            and totals.row_number = cells.total_row_number
            and totals.unit = cells.unit
    where totals.is_total_row and not cells.is_total
),

rows_summed as (
    select
        totals.observation_id,
        cells.observation_id as part_id,
        cells.value,
        cells.lowest_value,
        cells.highest_value,
        cells.column_number as place
    from totals
    inner join cells
        on
            totals.rendition_id = cells.rendition_id
            and totals.table_number = cells.table_number
            and totals.row_number = cells.row_number
            and totals.unit = cells.unit
    where totals.is_total_column and not totals.is_total_row and not cells.is_total_column
),

parts_summed as (
    select * from columns_summed
    union all by name
    select * from rows_summed
),

sums as (
    select
        observation_id,
        min_by(part_id, place) as first_part_id,
        count(*) as parts,
        count(*) filter (where value is null) as missing_parts,
        sum(value) as parts_sum,
        sum(lowest_value) as lowest_sum,
        sum(highest_value) as highest_sum,
        bool_and(value % 5 = 0) as is_rounded_to_5,
        string_agg({{ plain_number('value') }}, ' + ' order by place) as addition
    from parts_summed
    group by observation_id
)

select
    sums.*,
    totals.value as printed_total,
    totals.lowest_value as lowest_total,
    totals.highest_value as highest_total,
    -- Older DfE tables round every count to 5: each part and the total may be off by 2.5.
    if(sums.is_rounded_to_5 and totals.value % 5 = 0 and totals.unit = 'count', 2.5 * (sums.parts + 1), 0) as tolerance
from sums
inner join totals on sums.observation_id = totals.observation_id
where sums.parts > 1 and sums.missing_parts = 0

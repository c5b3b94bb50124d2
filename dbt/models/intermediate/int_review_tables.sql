with
cells as (
    select
        *,
        coalesce('t' || table_number, 'l' || line) as place_of_table
    from {{ ref('int_statements') }}
    where is_current and measure_status = 'unlabelled'
),

renditions as (
    select * from {{ ref('int_renditions') }}
)

select
    {{ review_id('table', ['renditions.file_sha256', 'min(cells.char_start)']) }} as review_id,
    'unlabelled_table' as kind,
    cells.document_id,
    cells.document_file,
    renditions.file_sha256,
    cells.local_authority_key,
    min_by(cells.reported_label, cells.char_start) as label,
    min(cells.page) as page,
    min(cells.line) as line,
    min_by(cells.quote, cells.char_start) as passage,
    format('{} cells have no label: what they count is lost.', count(*)) as why,
    count(*) as weight
from cells
inner join renditions on cells.rendition_id = renditions.rendition_id
group by
    cells.rendition_id, cells.document_id, cells.document_file, renditions.file_sha256, cells.local_authority_key,
    place_of_table

with
renditions as (
    select * from {{ ref('int_renditions') }}
),

copies as (
    select
        file_sha256,
        file_name as copy_of,
        unnest(string_split(other_names, '/')) as document_file
    from {{ ref('stg_files') }}
    where other_names is not null
),

-- A copy of a pack is one line: its parts are listed under the pack's first name.
placed as (
    select
        *,
        null as copy_of
    from renditions
    union all by name
    select
        renditions.* replace (copies.document_file as document_file),
        copies.copy_of
    from renditions
    inner join copies on renditions.file_sha256 = copies.file_sha256
    where renditions.part_order = 0
),

counted as (
    select
        placed.*,
        placed.is_current and placed.copy_of is null as is_counted,
        standing.document_file as standing_file,
        concat_ws(', ', standing.document_file, standing.part) as standing_place
    from placed
    inner join renditions as standing on placed.document_id = standing.document_id
    where standing.is_current
)

select
    rendition_id,
    document_file,
    document_version_id,
    file_sha256,
    part,
    parent_document_id,
    outcome,
    nullif(concat_ws(
        ' ',
        case
            when copy_of is not null then 'The same bytes as ' || copy_of || '.'
            when is_counted then null
            when is_superseded then 'A later version of it is ' || standing_place || '.'
            else 'The same document as ' || standing_place || ', counted there.'
        end,
        reason
    ), '') as reason,
    is_counted,
    case when not is_counted then standing_file end as counted_under
from counted

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

listings as (
    select * from {{ ref('stg_listings') }}
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
    counted.rendition_id,
    counted.document_file,
    counted.document_version_id,
    counted.file_sha256,
    counted.part,
    counted.parent_document_id,
    counted.outcome,
    nullif(concat_ws(
        ' ',
        case
            when counted.copy_of is not null then 'The same bytes as ' || counted.copy_of || '.'
            when counted.is_counted then null
            when counted.is_superseded then 'A later version of it is ' || counted.standing_place || '.'
            else 'The same document as ' || counted.standing_place || ', counted there.'
        end,
        counted.reason
    ), '') as reason,
    counted.is_counted,
    case when not counted.is_counted then counted.standing_file end as counted_under,
    listings.listing,
    listings.unlisted_since
from counted
left join listings on counted.file_sha256 = listings.file_sha256

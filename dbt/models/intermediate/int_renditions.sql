with
documents as (
    select * from {{ ref('stg_documents') }}
),

files as (
    select * from {{ ref('stg_files') }}
),

placed as (
    select
        documents.*,
        files.file_name as document_file,
        files.medium,
        files.source,
        files.seen_order,
        files.first_seen_at,
        parents.document_id as parent_document_id,
        coalesce(
            documents.published_date, documents.letter_date, documents.meeting_date, documents.fieldwork_end_date
        ) as document_date
    from documents
    inner join files on documents.file_sha256 = files.file_sha256
    left join documents as parents on documents.parent_rendition_id = parents.rendition_id
),

-- Different bytes in the same medium and place are a new version; a refused file replaces nothing, a scan no text.
versioned as (
    select
        *,
        dense_rank() over (
            partition by document_id, medium, parent_document_id, recognition_confidence is null
            order by outcome <> 'refused', document_date nulls first, seen_order
        ) as version_number
    from placed
),

ranked as (
    select
        *,
        {{ hashed_key(['document_id', 'version_number']) }} as document_version_id,
        max(version_number) over (partition by document_id) as newest_version_number,
        row_number() over (
            partition by document_id, version_number
            order by outcome = 'refused', recognition_confidence is not null, seen_order, part_order
        ) = 1 as is_published
    from versioned
)

select
    *,
    version_number < newest_version_number as is_superseded,
    is_published and version_number = newest_version_number as is_current,
    case
        when version_number < newest_version_number
            then {{ hashed_key(['document_id', 'version_number + 1']) }}
    end as superseded_by
from ranked

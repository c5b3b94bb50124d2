with
renditions as (
    select * from {{ ref('int_renditions') }}
),

listings as (
    select * from {{ ref('stg_listings') }}
),

-- What one source lists of a version is listed, whatever became of its other files.
listed as (
    select
        renditions.document_version_id,
        if(
            bool_or(listings.unlisted_since is null),
            'listed',
            arg_max(listings.listing, (listings.unlisted_since, listings.listing))
        ) as listing,
        if(bool_or(listings.unlisted_since is null), null, max(listings.unlisted_since)) as unlisted_since
    from renditions
    inner join listings on renditions.file_sha256 = listings.file_sha256
    group by renditions.document_version_id
),

renditions_counted as (
    select
        document_version_id,
        count(*)::integer as renditions,
        max(page_end - page_start + 1) as pages
    from renditions
    group by document_version_id
)

select
    renditions.document_version_id,
    renditions.document_id,
    renditions.version_number::integer as version_number,
    renditions.document_file,
    renditions.file_sha256,
    renditions.medium,
    renditions.part,
    renditions.parent_document_id,
    renditions.kind,
    renditions.title,
    renditions.local_authority_key,
    renditions.local_authority,
    renditions.provider,
    renditions.framework,
    renditions.fieldwork_start_date,
    renditions.fieldwork_end_date,
    renditions.letter_date,
    renditions.meeting_date,
    renditions.published_date,
    renditions.published_date_basis,
    -- A text has no pages: it takes the number of its PDF's.
    coalesce(renditions.page_end - renditions.page_start + 1, renditions_counted.pages) as pages,
    renditions.licence,
    renditions.source_address,
    renditions.outcome,
    renditions.reason,
    renditions.is_superseded,
    renditions.superseded_by,
    renditions_counted.renditions,
    renditions.titled_from_date,
    renditions.titled_to_date,
    renditions.recognition_confidence,
    listed.listing,
    listed.unlisted_since
from renditions
inner join renditions_counted on renditions.document_version_id = renditions_counted.document_version_id
left join listed on renditions.document_version_id = listed.document_version_id
where renditions.is_published

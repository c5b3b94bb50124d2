{#- Pages for judgements and findings read from a text: the page of the same passage in the document's PDF. -#}
with
renditions as (
    select * from {{ ref('int_renditions') }}
),

passages as (
    select
        judgement_id as record_id,
        rendition_id,
        page,
        concat_ws('|', area_printed, grade_printed, event_kind, is_headline) as saying
    from {{ ref('stg_judgements') }}
    union all
    select
        finding_id as record_id,
        rendition_id,
        page,
        regexp_replace(lower(text), '[^a-z0-9]+', '', 'g') as saying
    from {{ ref('stg_findings') }}
),

placed as (
    select
        passages.*,
        renditions.document_version_id,
        renditions.is_published
    from passages
    inner join renditions on passages.rendition_id = renditions.rendition_id
)

select
    published.record_id,
    min(other.page) as page
from placed as published
inner join placed as other
    on published.document_version_id = other.document_version_id and published.saying = other.saying
where published.is_published and published.page is null and not other.is_published
group by published.record_id

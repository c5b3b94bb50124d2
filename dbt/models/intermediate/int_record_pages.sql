{#-
  Pages for judgements, findings and events read from a text: the page of the same passage in the document's PDF. Where the
  two readings spell it differently, that of the same paragraph number of the same area and kind, else of the
  passage with the same opening; either only where it is on one page.
-#}
{%- set opening_length = 60 -%}
with
renditions as (
    select * from {{ ref('int_renditions') }}
    qualify count(*) over (partition by document_version_id) > 1
),

passages as (
    select
        judgement_id as record_id,
        rendition_id,
        page,
        concat_ws('|', area_printed, grade_printed, event_kind, is_headline) as saying,
        null as place
    from {{ ref('stg_judgements') }}
    where rendition_id in (select renditions.rendition_id from renditions)
    union all
    select
        finding_id as record_id,
        rendition_id,
        page,
        regexp_replace(lower(text), '[^a-z0-9]+', '', 'g') as saying,
        kind || '|' || coalesce(judgement_area, '') || '|' || paragraph as place
    from {{ ref('stg_findings') }}
    where rendition_id in (select renditions.rendition_id from renditions)
    union all
    select
        event_id as record_id,
        rendition_id,
        page,
        event_kind || '|' || regexp_replace(lower(quote), '[^a-z0-9]+', '', 'g') as saying,
        null as place
    from {{ ref('stg_events') }}
    where rendition_id in (select renditions.rendition_id from renditions)
),

placed as (
    select
        passages.*,
        renditions.document_version_id,
        renditions.is_published
    from passages
    inner join renditions on passages.rendition_id = renditions.rendition_id
),

agreeing as (
    select
        published.record_id,
        other.page,
        case when published.saying = other.saying then 1 when published.place = other.place then 2 else 3 end as round
    from placed as published
    inner join placed as other
        on
            published.document_version_id = other.document_version_id
            and (
                published.saying = other.saying
                or published.place = other.place
                or (
                    length(published.saying) >= {{ opening_length }}
                    and left(published.saying, {{ opening_length }}) = left(other.saying, {{ opening_length }})
                )
            )
    where published.is_published and published.page is null and not other.is_published
),

closest as (
    select * from agreeing
    qualify round = min(round) over (partition by record_id)
)

select
    record_id,
    min(page) as page
from closest
group by record_id, round
having round = 1 or min(page) = max(page)

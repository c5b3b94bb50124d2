with
events as (
    select * from {{ ref('dim_oversight_events') }}
    where not is_superseded and local_authority_key is not null and event_kind <> 'committee_meeting'
),

authorities as (
    select * from {{ ref('dim_local_authorities') }}
),

documents as (
    select * from {{ ref('dim_documents') }}
),

-- Letters name the judgement that visits are counted from in different words, and its year alike.
counts as (
    select
        events.local_authority_key,
        events.event_id,
        events.start_date,
        visit_counts.visit_number as number,
        visit_counts.counted_since as since,
        coalesce(nullif(regexp_extract(since, '\d{4}'), ''), since) as series,
        visit_counts.document_version_id,
        visit_counts.page,
        visit_counts.quote
    from {{ ref('bridge_visit_counts') }} as visit_counts
    inner join events on visit_counts.event_id = events.event_id
    where visit_counts.is_current
    qualify row_number() over (
        partition by events.local_authority_key, series, number
        order by events.start_date, events.event_id, visit_counts.document_version_id, since
    ) = 1
),

-- "The ninth visit since 2018" tells of eight before it; the visits that are numbered themselves are no news.
numbered as (
    select
        *,
        max(number) over series_visits - count(*) over series_visits as unnumbered,
        number - row_number() over (series_visits order by number) as unnumbered_before
    from counts
    window series_visits as (partition by local_authority_key, series)
),

counted_only as (
    select * from numbered
    where unnumbered > 0 and unnumbered_before = unnumbered
    qualify row_number() over (partition by local_authority_key, series order by number) = 1
),

known as (
    select
        *,
        event_id as coverage_id,
        if(is_second_hand, 'told', 'read') as known_from,
        1 as events
    from events
    union all by name
    select
        {{ hashed_key(['local_authority_key', 'series']) }} as coverage_id,
        'counted' as known_from,
        'earlier_visit' as event_kind,
        start_date as took_place_before,
        unnumbered::integer as events,
        since as counted_since,
        local_authority_key,
        document_version_id,
        page,
        quote
    from counted_only
)

select
    known.coverage_id,
    authorities.local_authority,
    authorities.gss_code,
    known.event_kind,
    known.framework,
    known.start_date,
    known.end_date,
    known.date_precision,
    known.date_kind,
    known.took_place_before,
    known.visit_number,
    known.counted_since,
    known.known_from,
    known.known_from = 'read' as is_read,
    case
        when known.known_from = 'read' then null
        when known.event_kind like '%visit' or known.framework = 'jtai' then 'letter'
        when known.event_kind in ('earlier_improvement_notice', 'earlier_statutory_direction') then 'notice'
        else 'report'
    end as missing,
    coalesce(known.told_by_documents, 1) as told_by_documents,
    documents.document_id,
    documents.document_file,
    known.page,
    known.quote,
    known.local_authority_key,
    known.event_id,
    known.events,
    documents.listing,
    documents.unlisted_since
from known
inner join documents on known.document_version_id = documents.document_version_id
left join authorities on known.local_authority_key = authorities.local_authority_key
order by authorities.local_authority, coalesce(known.start_date, known.took_place_before), known.visit_number

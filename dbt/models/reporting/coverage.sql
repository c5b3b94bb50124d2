with
events as (
    select * from {{ ref('dim_oversight_events') }}
    where not is_superseded and local_authority_key is not null and event_kind <> 'committee_meeting'
),

tellings as (
    select
        event_id,
        count(distinct document_id)::integer as told_by_documents
    from {{ ref('bridge_oversight_event_documents') }}
    where is_current
    group by event_id
),

authorities as (
    select * from {{ ref('dim_local_authorities') }}
),

documents as (
    select * from {{ ref('dim_documents') }}
),

visit_counts as (
    select
        * exclude (visit_counts),
        unnest(visit_counts) as visit_count
    from events
),

-- Letters name the judgement that visits are counted from in different words, and its year alike.
counts as (
    select
        *,
        split_part(visit_count, ' since ', 1)::integer as number,
        substr(visit_count, strpos(visit_count, ' since ') + 7) as since,
        coalesce(nullif(regexp_extract(since, '\d{4}'), ''), since) as series
    from visit_counts
),

-- "The ninth visit since 2018" tells of eight before it.
told_by_count as (
    select
        * exclude (number),
        unnest(range(1, number))::integer as number
    from counts
),

counted_only as (
    select told_by_count.*
    from told_by_count
    anti join counts
        on
            told_by_count.local_authority_key = counts.local_authority_key
            and told_by_count.series = counts.series
            and told_by_count.number = counts.number
    qualify row_number() over (
        partition by told_by_count.local_authority_key, told_by_count.series, told_by_count.number
        order by told_by_count.start_date, told_by_count.event_id
    ) = 1
),

known as (
    select
        *,
        event_id as coverage_id,
        if(is_second_hand, 'told', 'read') as known_from
    from events
    union all by name
    select
        {{ hashed_key(['local_authority_key', 'series', 'number']) }} as coverage_id,
        'counted' as known_from,
        'earlier_visit' as event_kind,
        start_date as took_place_before,
        number as visit_number,
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
    coalesce(tellings.told_by_documents, 1) as told_by_documents,
    documents.document_id,
    documents.document_file,
    known.page,
    known.quote,
    known.local_authority_key,
    known.event_id
from known
inner join documents on known.document_version_id = documents.document_version_id
left join tellings on known.event_id = tellings.event_id
left join authorities on known.local_authority_key = authorities.local_authority_key
order by authorities.local_authority, coalesce(known.start_date, known.took_place_before), known.visit_number

with
mentions as (
    select * from {{ ref('int_event_mentions') }}
),

matches as (
    select * from {{ ref('int_event_matches') }}
),

pages as (
    select * from {{ ref('int_record_pages') }}
)

select
    mentions.* exclude (sort_of_event, service, grades) replace (coalesce(mentions.page, pages.page) as page),
    matches.event_id,
    matches.is_nearest,
    -- The event a document was written for; those it only mentions are second hand.
    not mentions.is_told and row_number() over (
        partition by mentions.document_version_id
        order by mentions.is_told, mentions.char_start, mentions.mention_id
    ) = 1 as is_own_event
from mentions
inner join matches on mentions.mention_id = matches.mention_id
left join pages on mentions.mention_id = pages.record_id

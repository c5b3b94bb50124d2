with
pairs as (
    select * from {{ ref('int_issue_pairs') }}
),

similarities as (
    select * from {{ ref('int_issue_similarities') }}
),

items as (
    select distinct
        finding_id,
        local_authority_key,
        item_date,
        event_kind
    from {{ ref('int_issue_items') }}
)

select
    {{ hashed_key(['pairs.earlier_finding_id', 'pairs.later_finding_id', 'pairs.theme']) }} as recurring_issue_id,
    items.local_authority_key,
    pairs.theme,
    pairs.earlier_finding_id,
    items.item_date as earlier_date,
    items.event_kind as earlier_event_kind,
    pairs.earlier_quote,
    pairs.later_finding_id,
    later_items.item_date as later_date,
    later_items.event_kind as later_event_kind,
    pairs.later_quote,
    similarities.similarity,
    pairs.same_because
from pairs
inner join similarities
    on
        pairs.earlier_finding_id = similarities.earlier_finding_id
        and pairs.later_finding_id = similarities.later_finding_id
inner join items on pairs.earlier_finding_id = items.finding_id
inner join items as later_items on pairs.later_finding_id = later_items.finding_id

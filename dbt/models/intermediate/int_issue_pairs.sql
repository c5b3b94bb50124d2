with
items as (
    select * from {{ ref('int_issue_items') }}
),

themes as (
    select * from {{ ref('int_finding_themes') }}
),

themed as (
    select
        items.*,
        themes.theme
    from items
    inner join themes on items.finding_id = themes.finding_id
)

select
    earlier.finding_id as earlier_finding_id,
    later.finding_id as later_finding_id,
    earlier.theme
from themed as earlier
inner join themed as later
    on
        earlier.local_authority_key = later.local_authority_key
        and earlier.theme = later.theme
        and earlier.item_date < later.item_date
        and earlier.document_id <> later.document_id

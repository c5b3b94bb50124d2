with
items as (
    select * from {{ ref('int_issue_items') }}
),

aspects as (
    select * from {{ ref('stg_aspects') }}
),

paired as (
    select
        earlier.finding_id as earlier_finding_id,
        earlier.shortfall_number as earlier_number,
        earlier.sentence as earlier_quote,
        later.finding_id as later_finding_id,
        later.shortfall_number as later_number,
        later.sentence as later_quote,
        earlier.theme,
        earlier.subject,
        earlier.subject_label,
        earlier.own_aspect,
        list_intersect(string_split(earlier.aspects, ','), string_split(later.aspects, ',')) as shared_aspects
    from items as earlier
    inner join items as later
        on
            earlier.local_authority_key = later.local_authority_key
            and earlier.item_date < later.item_date
            and earlier.document_id <> later.document_id
            and earlier.event_id is distinct from later.event_id
            and (
                earlier.subject = later.subject or earlier.broader = later.subject or earlier.subject = later.broader
            )
            and {{ have_in_common('earlier.concerned', 'later.concerned') }}
            and (
                earlier.populations = '' or later.populations = ''
                or {{ have_in_common('earlier.populations', 'later.populations') }}
            )
            -- Two that name no aspect have none in common.
            and (
                (earlier.aspects <> '' and {{ have_in_common('earlier.aspects', 'later.aspects') }})
                or earlier.told_by_aspect = 'never'
                or (earlier.told_by_aspect = 'in_findings' and earlier.is_asked)
            )
    -- A sentence of a later report's running text too often tells of another side of the same subject.
    where later.is_asked
),

named as (
    select
        paired.*,
        (
            select string_agg(aspects.label, ', ' order by aspects.label)
            from aspects
            where
                list_contains(paired.shared_aspects, aspects.aspect)
                and aspects.aspect is distinct from paired.own_aspect
        ) as shared_labels
    from paired
)

select
    earlier_finding_id,
    later_finding_id,
    theme,
    earlier_quote,
    later_quote,
    subject_label || coalesce(': ' || shared_labels, '') as same_because
from named
-- Of the shortfalls that two findings have in common under one theme, the one with most aspects in common.
qualify
    row_number() over (
        partition by earlier_finding_id, later_finding_id, theme
        order by len(shared_aspects) desc, earlier_number asc, later_number asc, subject asc
    ) = 1

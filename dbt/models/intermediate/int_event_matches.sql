with recursive
mentions as (
    select
        *,
        coalesce(local_authority_key, document_id) as whose,
        last_day - first_day as days
    from {{ ref('int_event_mentions') }}
),

own_mentions as (
    select
        *,
        {{ hashed_key(['whose', 'event_kind', 'start_date', 'end_date', 'if(start_date is null, mention_id, null)']) }}
            as event_id
    from mentions
    where not is_told
),

own_events as (
    select
        event_id,
        whose,
        sort_of_event,
        first_day,
        last_day,
        bool_or(coalesce(framework = 'jtai', false)) as is_joint,
        coalesce(max(published_date), last_day + 120) as published_by,
        list_distinct(flatten(list(grades))) as grades
    from own_mentions
    group by event_id, whose, sort_of_event, first_day, last_day
),

told as (
    select
        *,
        coalesce(framework = 'jtai', false) as is_joint,
        list_distinct(flatten(list(grades) over (
            partition by whose, sort_of_event, is_joint, service, first_day, last_day
        ))) as grades_of_time
    from mentions
    where is_told
),

-- A telling is of an event whose own document is here: by its days, by the month or year that its report was published
-- in, which may be all that is meant by "judged in 2023"; by the year alone only where no grade contradicts.
candidates as (
    select
        told.mention_id,
        told.sort_of_event = 'visit' and told.date_precision = 'year' as is_of_some_visit,
        own_events.event_id,
        row_number() over (
            partition by told.mention_id
            order by
                {{ grades_differ('told.grades', 'own_events.grades') }},
                told.first_day <= own_events.last_day desc,
                {{ grades_agree('told.grades', 'own_events.grades') }} desc,
                own_events.first_day desc,
                own_events.event_id asc
        ) as place,
        count(*) over (partition by told.mention_id) as places
    from told
    inner join own_events
        on
            told.whose = own_events.whose
            and told.sort_of_event = own_events.sort_of_event
            and told.is_joint = own_events.is_joint
            and told.service is null
            and told.first_day <= if(told.sort_of_event = 'visit', own_events.last_day, own_events.published_by)
            and told.last_day >= own_events.first_day
            and (told.date_precision <> 'year' or not {{ grades_differ('told.grades', 'own_events.grades') }})
),

-- Which of several visits of one year is meant is not told.
told_of_own as (
    select * from candidates
    where place = 1 and (places = 1 or not is_of_some_visit)
),

told_only as (
    select told.*
    from told
    anti join told_of_own on told.mention_id = told_of_own.mention_id
),

near as (
    select
        told_only.mention_id,
        told_only.sort_of_event = 'visit' and told_only.date_precision = 'year' as is_of_some_visit,
        other.mention_id as near_id,
        other.first_day,
        other.days,
        {{ grades_agree('told_only.grades', 'other.grades_of_time') }} as agrees,
        {{ grades_differ('told_only.grades', 'other.grades_of_time') }} as differs
    from told_only
    inner join told_only as other
        on
            told_only.whose = other.whose
            and told_only.sort_of_event = other.sort_of_event
            and told_only.is_joint = other.is_joint
            and told_only.service is not distinct from other.service
            and case
                when told_only.first_day = other.first_day and told_only.last_day = other.last_day
                    then
                        told_only.mention_id > other.mention_id
                        and (
                            told_only.date_precision <> 'year'
                            or not {{ grades_differ('told_only.grades', 'other.grades') }}
                        )
                when told_only.first_day <= other.first_day and told_only.last_day >= other.last_day then true
                else
                    told_only.sort_of_event = 'inspection'
                    and 'year' not in (told_only.date_precision, other.date_precision)
                    and told_only.first_day > other.last_day
                    and told_only.first_day <= other.last_day + if(told_only.date_kind = 'publication', 120, 31)
                    and (
                        {{ grades_agree('told_only.grades_of_time', 'other.grades_of_time') }}
                        or least(len(told_only.grades_of_time), len(other.grades_of_time)) = 0
                    )
            end
),

-- Another telling is of the same event: dated within the days that this one gives, or, where the grades agree or are
-- not told, shortly before, for papers call both the fieldwork and the publication its date. A year whose grade agrees
-- with none and differs from one is another inspection.
nearer as (
    select
        mention_id,
        near_id as nearer_id
    from near
    qualify
        (
            not is_of_some_visit
            or (
                mention_id not in (select candidates.mention_id from candidates)
                and count(distinct first_day) over (partition by mention_id) = 1
            )
        )
        and (agrees or not bool_or(differs) over (partition by mention_id))
        and row_number() over (
            partition by mention_id
            order by agrees desc, days asc, first_day desc, near_id asc
        ) = 1
),

followed as (
    select
        told_only.mention_id,
        told_only.mention_id as nearest_id
    from told_only
    anti join nearer on told_only.mention_id = nearer.mention_id
    union all
    select
        nearer.mention_id,
        followed.nearest_id
    from followed
    inner join nearer on followed.mention_id = nearer.nearer_id
)

select
    mention_id,
    event_id,
    true as is_nearest
from own_mentions
union all
select
    mention_id,
    event_id,
    false as is_nearest
from told_of_own
union all
select
    followed.mention_id,
    {{ hashed_key([
        'nearest.whose', 'nearest.event_kind', 'nearest.is_joint', 'nearest.service', 'nearest.date_kind',
        'nearest.first_day', 'nearest.last_day'
    ]) }} as event_id,
    followed.mention_id = followed.nearest_id as is_nearest
from followed
inner join told_only as nearest on followed.nearest_id = nearest.mention_id

{#- One row per measure of a compared authority-year that no paper prints and official statistics give. -#}
with
absent as (
    select * from {{ ref('int_comparison_absences') }}
    where status in ('not_found', 'no_document') and breakdown = ''
),

members as (
    select * from {{ ref('int_comparison_members') }}
),

official as (
    select * from {{ ref('int_official_values') }}
    where is_first and value is not null
)

select
    absent.comparison_set,
    absent.member,
    absent.local_authority_key,
    absent.year,
    absent.member_order,
    absent.subject_order,
    absent.measure,
    absent.breakdown,
    absent.unit,
    absent.reason as absence_reason,
    official.official_value_id as observation_id,
    official.value,
    'exact' as qualifier,
    official.period_start,
    official.period_end,
    official.source as official_source,
    official.published_date as official_published_date,
    official.published_precision as official_published_precision,
    false as is_from_event,
    true as is_headline
from absent
inner join members on absent.comparison_set = members.comparison_set and absent.member = members.member
inner join official
    on
        absent.local_authority_key = official.local_authority_key
        and absent.measure = official.measure
        and official.period_end between members.figures_from and members.figures_to
qualify row_number() over (
    partition by absent.comparison_set, absent.member, absent.measure order by official.period_end desc
) = 1

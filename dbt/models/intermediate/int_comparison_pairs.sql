{#- One row per subject × member × date shown: its own headline, and the date it shares with the reference. -#}
with
members as (
    select * from {{ ref('int_comparison_members') }}
),

compared as (
    select
        figures.*,
        members.reference
    from {{ ref('int_comparison_figures') }} as figures
    inner join members on figures.comparison_set = members.comparison_set and figures.member = members.member
),

references_of as (
    select * from compared
    where member = reference
),

common_dates as (
    select
        compared.comparison_set,
        compared.member,
        compared.reference,
        compared.observation_id,
        references_of.observation_id as reference_observation_id
    from compared
    inner join references_of
        on
            compared.comparison_set = references_of.comparison_set
            and compared.measure = references_of.measure
            and compared.breakdown = references_of.breakdown
            and compared.period_start = references_of.period_start
            and compared.period_end = references_of.period_end
    where compared.member <> compared.reference
    qualify row_number() over (
        partition by compared.comparison_set, compared.measure, compared.breakdown, compared.member
        order by
            {{ is_bound('compared.qualifier') }} or {{ is_bound('references_of.qualifier') }} asc,
            compared.is_from_event desc,
            references_of.is_from_event desc,
            compared.period_end desc
    ) = 1
),

headlines as (
    select
        compared.comparison_set,
        compared.member,
        compared.reference,
        compared.observation_id,
        references_of.observation_id as reference_observation_id
    from compared
    left join references_of
        on
            compared.comparison_set = references_of.comparison_set
            and compared.measure = references_of.measure
            and compared.breakdown = references_of.breakdown
            and references_of.is_headline
    where compared.is_headline
),

shown as (
    select
        *,
        true as is_common_date
    from common_dates
    union all
    select
        comparison_set,
        reference as member,
        reference,
        reference_observation_id as observation_id,
        reference_observation_id,
        true as is_common_date
    from common_dates
    union all
    select
        *,
        false as is_common_date
    from headlines
)

select * from shown
qualify row_number() over (partition by comparison_set, member, observation_id order by is_common_date desc) = 1

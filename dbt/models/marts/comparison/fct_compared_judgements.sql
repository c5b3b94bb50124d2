with
members as (
    select
        *,
        first_value(member) over (partition by comparison_set order by sort_order) as reference
    from {{ ref('stg_comparison_sets') }}
),

areas as (
    select * from {{ ref('stg_judgement_areas') }}
),

judgements as (
    select * from {{ ref('fct_judgements') }}
    where is_headline and not is_second_hand and not is_superseded and area is not null
),

judged as (
    select
        members.comparison_set,
        members.member,
        members.reference,
        members.gss_code,
        members.year,
        areas.area,
        areas.label,
        judgements.* exclude (gss_code, area, status),
        coalesce(judgements.status, 'not_judged') as status
    from members
    cross join areas
    left join judgements
        on
            members.gss_code = judgements.gss_code
            and members.year = year(coalesce(judgements.fieldwork_end_date, judgements.published_date))
            and areas.area = judgements.area
    qualify row_number() over (
        partition by members.comparison_set, members.member, areas.area
        order by judgements.grade is null, judgements.fieldwork_end_date desc nulls last, judgements.judgement_id
    ) = 1
),

standing as (
    select
        judged.comparison_set,
        judged.member,
        judged.area,
        judgements.grade_printed,
        coalesce(judgements.fieldwork_end_date, judgements.published_date) as judged_on
    from judged
    inner join judgements on judged.gss_code = judgements.gss_code and judged.area = judgements.area
    where
        judged.status = 'not_judged' and judgements.grade is not null
        and year(coalesce(judgements.fieldwork_end_date, judgements.published_date)) < judged.year
    qualify row_number() over (
        partition by judged.comparison_set, judged.member, judged.area order by judged_on desc
    ) = 1
)

select
    {{ hashed_key(['judged.comparison_set', 'judged.member', 'judged.area']) }} as compared_judgement_id,
    judged.comparison_set,
    judged.member,
    judged.gss_code,
    judged.year,
    judged.area,
    judged.judgement_id,
    judged.framework,
    judged.grade,
    judged.grade_printed,
    judged.grade_rank,
    judged.status,
    judged.fieldwork_start_date,
    judged.fieldwork_end_date,
    judged.reference,
    {{ judgements_compare('judged', 'reference_judged') }} as comparable,
    {{ judgements_reason('judged', 'reference_judged', 'standing') }} as reason
from judged
left join judged as reference_judged
    on
        judged.comparison_set = reference_judged.comparison_set
        and judged.reference = reference_judged.member
        and judged.area = reference_judged.area
left join standing
    on
        judged.comparison_set = standing.comparison_set
        and judged.member = standing.member
        and judged.area = standing.area

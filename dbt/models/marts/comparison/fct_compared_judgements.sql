with
members as (
    select * from {{ ref('int_comparison_members') }}
),

areas as (
    select * from {{ ref('dim_judgement_areas') }}
),

judgements as (
    select
        *,
        coalesce(fieldwork_end_date, published_date) as judged_on
    from {{ ref('fct_judgements') }}
),

spells as (
    select * from {{ ref('fct_judgement_spells') }}
),

frameworks as (
    select * from {{ ref('dim_frameworks') }}
),

headings as (
    select * from {{ ref('stg_judgement_headings') }}
    qualify row_number() over (partition by framework, area order by heading_printed) = 1
),

-- The judgement in force at the end of the year: given in it, or before it and not replaced since. One known only
-- second hand may be in force, but never serves as the year's grade.
standing as (
    select
        members.comparison_set,
        members.member,
        members.reference,
        members.local_authority_key,
        members.year,
        members.member_order,
        areas.sort_order as subject_order,
        areas.area,
        judgements.* exclude (local_authority_key, area, status),
        year(judgements.judged_on) = members.year as is_of_that_year,
        coalesce(is_of_that_year and not judgements.is_second_hand, false) as is_judged_in_year,
        coalesce(is_of_that_year and judgements.is_second_hand, false) as is_second_hand_of_that_year,
        if(is_judged_in_year, judgements.status, 'not_judged') as status
    from members
    cross join areas
    left join spells
        on
            members.local_authority_key = spells.local_authority_key
            and areas.area = spells.judged_area
            and year(spells.judged_on) <= members.year
            and (
                coalesce(year(spells.stood_until), 9999) > members.year
                or year(spells.judged_on) = members.year
            )
    left join judgements on spells.judgement_id = judgements.judgement_id
    qualify row_number() over (
        partition by members.comparison_set, members.member, areas.area
        order by is_judged_in_year desc, judgements.judged_on desc nulls last, judgements.judgement_id asc
    ) = 1
),

judged as (
    select
        standing.*,
        if(standing.is_judged_in_year, standing.grade, null) as given_grade,
        {{ judged_in_words('standing.fieldwork_start_date', 'standing.judged_on', 'standing.is_second_hand') }}
            as judged_when,
        headings.heading_printed,
        frameworks.valid_from as framework_from
    from standing
    left join headings on standing.framework = headings.framework and standing.area = headings.area
    left join frameworks on standing.framework = frameworks.framework
)

select
    {{ hashed_key(['judged.comparison_set', 'judged.member', 'judged.area']) }} as compared_judgement_id,
    judged.comparison_set,
    judged.member,
    judged.local_authority_key,
    judged.year,
    judged.member_order,
    judged.subject_order,
    judged.area,
    if(judged.is_judged_in_year, judged.judgement_id, null) as judgement_id,
    judged.framework,
    judged.given_grade as grade,
    if(judged.is_judged_in_year, judged.grade_printed, null) as grade_printed,
    if(judged.is_judged_in_year, judged.grade_rank, null) as grade_rank,
    judged.status,
    if(judged.is_judged_in_year, judged.fieldwork_start_date, null) as fieldwork_start_date,
    if(judged.is_judged_in_year, judged.fieldwork_end_date, null) as fieldwork_end_date,
    judged.reference,
    coalesce(
        judged.given_grade is not null
        and reference_judged.given_grade is not null
        and {{ are_comparable_areas('judged', 'reference_judged') }},
        false
    ) as comparable,
    {{ compared_judgement_reason('judged', 'reference_judged') }} as reason
from judged
left join judged as reference_judged
    on
        judged.comparison_set = reference_judged.comparison_set
        and judged.reference = reference_judged.member
        and judged.area = reference_judged.area

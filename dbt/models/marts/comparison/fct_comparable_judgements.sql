with
authority_years as (
    select * from {{ ref('dim_authority_years') }}
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

areas as (
    select * from {{ ref('dim_judgement_areas') }}
),

headings as (
    select * from {{ ref('stg_judgement_headings') }}
    qualify row_number() over (partition by framework, area order by heading_printed) = 1
),

-- The judgement in force at the end of the year: given in it, or before it and not replaced since. One known only
-- second hand may be in force, but never serves as the year's grade.
standing as (
    select
        authority_years.local_authority_key,
        authority_years.year,
        areas.area,
        judgements.* exclude (local_authority_key, area, status),
        year(judgements.judged_on) = authority_years.year as is_of_that_year,
        coalesce(is_of_that_year and not judgements.is_second_hand, false) as is_judged_in_year,
        coalesce(is_of_that_year and judgements.is_second_hand, false) as is_second_hand_of_that_year,
        if(is_judged_in_year, judgements.status, 'not_judged') as status
    from authority_years
    inner join spells
        on
            authority_years.local_authority_key = spells.local_authority_key
            and year(spells.judged_on) <= authority_years.year
            and (
                coalesce(year(spells.stood_until), 9999) > authority_years.year
                or year(spells.judged_on) = authority_years.year
            )
    inner join areas on spells.judged_area = areas.area
    inner join judgements on spells.judgement_id = judgements.judgement_id
    qualify row_number() over (
        partition by authority_years.local_authority_key, authority_years.year, areas.area
        order by is_judged_in_year desc, judgements.judged_on desc nulls last, judgements.judgement_id asc
    ) = 1
)

select
    {{ hashed_key(['standing.local_authority_key', 'standing.year', 'standing.area']) }} as comparable_judgement_id,
    standing.local_authority_key,
    standing.year,
    standing.area,
    standing.judgement_id,
    standing.status,
    standing.is_judged_in_year,
    standing.is_second_hand,
    standing.is_second_hand_of_that_year,
    if(standing.is_judged_in_year, standing.grade, null) as given_grade,
    standing.grade,
    standing.grade_printed,
    standing.grade_rank,
    standing.framework,
    frameworks.valid_from as framework_from,
    headings.heading_printed,
    standing.comparability,
    standing.comparability_note,
    standing.fieldwork_start_date,
    standing.fieldwork_end_date,
    {{ judged_in_words('standing.fieldwork_start_date', 'standing.judged_on', 'standing.is_second_hand') }}
        as judged_when
from standing
left join headings on standing.framework = headings.framework and standing.area = headings.area
left join frameworks on standing.framework = frameworks.framework

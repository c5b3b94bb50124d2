{{ config(
    contract={'enforced': false}, post_hook="{{ comments_on_members(this, ref('fct_compared_judgements')) }}"
) }}
with
measures as (
    select
        compared.comparison_set,
        'measure' as subject_kind,
        compared.measure as subject,
        named.label,
        compared.breakdown,
        compared.member,
        coalesce(compared.value, compared.official_value) as value,
        compared.unit,
        compared.qualifier,
        null::varchar as grade,
        compared.status,
        compared.period_start as as_at_start,
        compared.period_end as as_at_end,
        compared.is_common_date,
        compared.subject_order
    from {{ ref('fct_compared_measures') }} as compared
    inner join {{ ref('dim_measures') }} as named on compared.measure = named.measure
),

judgements as (
    select
        compared.comparison_set,
        'judgement' as subject_kind,
        compared.area as subject,
        named.label,
        '' as breakdown,
        compared.member,
        null::double as value,
        null::varchar as unit,
        null::varchar as qualifier,
        compared.grade,
        compared.status,
        compared.fieldwork_start_date as as_at_start,
        compared.fieldwork_end_date as as_at_end,
        false as is_common_date,
        compared.subject_order
    from {{ ref('fct_compared_judgements') }} as compared
    inner join {{ ref('dim_judgement_areas') }} as named on compared.area = named.area
),

comparison as (
    select * from measures
    union all
    select * from judgements
),

-- An authority-year whose latest value is the one at the common date is shown on both lines.
lines as (
    select
        *,
        false as is_common_date_line
    from comparison
    qualify
        row_number() over (
            partition by comparison_set, subject_kind, subject, breakdown, member
            order by is_common_date asc, as_at_end desc nulls last
        ) = 1
    union all
    select
        *,
        true as is_common_date_line
    from comparison
    where is_common_date
),

cells as (
    select
        comparison_set,
        subject_kind,
        subject,
        label,
        breakdown,
        is_common_date_line as is_common_date,
        member,
        subject_order,
        case
            when grade is not null then replace(grade, '_', ' ')
            when value is not null
                then format(
                    '{}{} ({})',
                    if(status = 'official', 'official: ', ''),
                    {{ printed_in_words(value_in_words('value', 'unit'), 'qualifier') }},
                    {{ period_in_words('as_at_start', 'as_at_end') }}
                )
            else replace(status, '_', ' ')
        end as cell
    from lines
),

-- The columns are the compared authority-years, so that another row of the catalogue is another column.
laid_out as (
    pivot cells on member using string_agg(cell, ' | ')
    group by comparison_set, subject_kind, subject, label, breakdown, is_common_date, subject_order
)

select * exclude (subject_order)
from laid_out
order by comparison_set asc, subject_kind asc, subject_order asc, is_common_date desc

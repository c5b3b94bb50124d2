{{ config(contract={'enforced': false}) }}
with
comparison as (
    select
        *,
        local_authority || ' ' || year as member,
        row_number() over () as place
    from {{ ref('comparison') }}
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
        min(place) over (partition by comparison_set, subject_kind, subject, breakdown) as subject_place,
        case
            when grade is not null then replace(grade, '_', ' ')
            when value is not null
                then format(
                    '{} ({})', {{ value_in_words('value', 'unit') }}, {{ period_in_words('as_at_start', 'as_at_end') }}
                )
            else replace(status, '_', ' ')
        end as cell
    from lines
),

-- The columns are the compared authority-years, so that another row of the catalogue is another column.
laid_out as (
    pivot cells on member using string_agg(cell, ' | ')
    group by comparison_set, subject_kind, subject, label, breakdown, is_common_date, subject_place
)

select * exclude (subject_place)
from laid_out
order by subject_place asc, is_common_date desc

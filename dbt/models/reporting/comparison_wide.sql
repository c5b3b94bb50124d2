{{ config(contract={'enforced': false}) }}
with
comparison as (
    select * from {{ ref('comparison') }}
),

cells as (
    select
        comparison_set,
        subject_kind,
        subject,
        label,
        breakdown,
        is_common_date,
        local_authority || ' ' || year as member,
        case
            when grade is not null then replace(grade, '_', ' ')
            when value is not null
                then {{ plain_number('value') }} || ' (' || {{ period_in_words('as_at_start', 'as_at_end') }} || ')'
            else replace(status, '_', ' ')
        end as cell
    from comparison
)

-- The columns are the compared authority-years, so that another row of the catalogue is another column.
pivot cells on member using string_agg(cell, ' | ')
group by comparison_set, subject_kind, subject, label, breakdown, is_common_date

with
members as (
    select * from {{ ref('stg_comparison_sets') }}
),

compared as (
    select * from {{ ref('stg_comparison_measures') }}
),

statements as (
    select * from {{ ref('int_statements') }}
    where is_current and value is not null and comparator is null and not is_change
),

-- A document of an inspection or visit speaks for the year of its fieldwork, a committee paper for the year that
-- each of its figures ends in; the inspection's own documents come first.
evidence as (
    select
        members.comparison_set,
        members.member,
        members.year,
        members.sort_order as member_order,
        compared.sort_order as subject_order,
        statements.*,
        statements.event_date is not null as is_from_event,
        statements.reading <> 'table'
        and not contains(lower(coalesce(statements.section, '')), 'information about this') as is_narrative
    from members
    inner join compared on members.comparison_set = compared.comparison_set
    inner join statements
        on
            members.gss_code = statements.gss_code
            and compared.measure = statements.measure
            and compared.breakdown = statements.breakdown
            and members.year = year(coalesce(statements.event_date, statements.period_end))
),

one_a_period as (
    select * from evidence
    qualify row_number() over (
        partition by comparison_set, member, measure, breakdown, period_start, period_end
        order by
            is_from_event desc,
            is_narrative asc,
            qualifier <> 'exact' asc,
            document_date desc nulls last,
            char_start asc,
            value_start asc
    ) = 1
)

select
    *,
    row_number() over (
        partition by comparison_set, member, measure, breakdown
        order by is_from_event desc, is_narrative asc, period_end desc nulls last, period_start desc
    ) = 1 as is_headline
from one_a_period

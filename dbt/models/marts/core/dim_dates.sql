with
days as (
    select unnest(generate_series(date '2000-01-01', date '2030-12-31', interval 1 day))::date as calendar_date
)

select
    calendar_date,
    year(calendar_date)::integer as calendar_year,
    quarter(calendar_date)::integer as calendar_quarter,
    month(calendar_date)::integer as month_number,
    strftime(calendar_date, '%B %Y') as month_label,
    year(calendar_date - interval 3 month)::integer as financial_year_start,
    year(calendar_date - interval 8 month)::integer as academic_year_start,
    last_day(calendar_date) = calendar_date as is_month_end
from days

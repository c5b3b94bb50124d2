"""What the view of the nation asks of `reporting.rates`: authorities at one date, or each at that of its report."""

MEASURES = """
    select measure, any_value(measure_label) as label
    from reporting.rates
    where rank is not null
    group by measure
    order by label
"""
# Rates of one last day are ranked together, whichever day the year before it is said to begin.
DATES = """
    select breakdown, mode(period_start) as period_start, period_end, count(*) as authorities
    from reporting.rates
    where measure = $measure and rank is not null
    group by breakdown, period_end
    order by period_end desc, authorities desc, breakdown
"""
# Before and after a reorganisation two authorities may bear one name.
NAMESAKES = """
    select local_authority_key, local_authority
    from marts.dim_local_authorities
    where list_contains($names, local_authority)
"""
_RATE = """
        rank, rank_low, rank_high, ranked, local_authority, local_authority_key, measure_label, breakdown,
        period_start, period_end, kind, value, unit, denominator_label, denominator_value,
        rate, rate_low, rate_high, rate_unit, england_rate, beside_england,
        england_low_95, england_high_95, england_low_99_8, england_high_99_8,
        official_source, document_file, page, observation_id,
        (select max(licence) from reporting.documents where documents.document_id = rates.document_id) as licence
"""
AT_A_DATE = f"""
    select {_RATE.strip()}
    from reporting.rates as rates
    where measure = $measure and breakdown = $breakdown and period_end = $period_end and rank is not null
    order by rank, local_authority
"""
# An inspection's figures are those of the twelve months up to it. England's rate changes from year to year, so that
# rates of different dates are put in order by how many times England's of the same date they are.
_LATEST_INSPECTIONS = """
        select authority_year, local_authority_key, figures_from, figures_to
        from marts.dim_authority_years
        where is_inspected_year
        qualify row_number() over (partition by local_authority_key order by year desc) = 1
"""
AT_THE_REPORT = f"""
    with inspections as ({_LATEST_INSPECTIONS.rstrip()}
    )
    select authority_year, figures_to as inspected_to,
        {_RATE.strip()},
        rate / england_rate as times_england,
        england_rate * denominator_value / if(rate_unit = 'percent', 100, 10000) as england_expected
    from inspections
    inner join reporting.rates as rates using (local_authority_key)
    where measure = $measure and rank is not null and england_rate > 0 and breakdown = $breakdown
        and period_end between figures_from and figures_to
    qualify row_number() over (partition by local_authority_key order by period_end desc) = 1
    order by times_england desc, local_authority
"""
LEFT_OUT_AT_A_DATE = """
    with there_then as (
        select local_authority, local_authority_key
        from marts.dim_local_authorities
        where local_authority_key <> 'ENGLAND'
            and $period_end between coalesce(valid_from, date '1900-01-01') and coalesce(valid_to, date '9999-12-31')
    ),
    rates as (
        select * from reporting.rates
        where measure = $measure and breakdown = $breakdown and period_end = $period_end
        qualify row_number() over (partition by local_authority_key order by rank nulls last) = 1
    ),
    counts as (
        select * from marts.fct_comparable_values
        where measure = $measure and breakdown = $breakdown and period_end = $period_end and unit = 'count'
        qualify row_number() over (partition by local_authority_key order by status = 'found' desc, year desc) = 1
    ),
    official as (
        select * from marts.fct_official_values
        where measure = $measure and period_end = $period_end and is_first
        qualify row_number() over (partition by local_authority_key order by published_date desc) = 1
    )
    select
        there_then.local_authority,
        there_then.local_authority_key,
        coalesce(rates.value, counts.value, official.value) as value,
        'count' as unit,
        coalesce(rates.observation_id, counts.observation_id) as observation_id,
        case
            when rates.rate is not null then 'It counts this by a definition of its own'
                || coalesce('; official statistics have ' || format('{:,}', official.value::bigint), '') || '.'
            when counts.denominator_value is not null then 'No rate can be made of what is told of its number.'
            when counts.measure is not null then 'What its number is to be divided by is not known at that date.'
            when official.value is not null then 'No rate has been made of its official number.'
            when official.value_status = 'suppressed'
                then 'Official statistics withhold its number, so that nobody can be identified.'
            when official.value_status = 'not_applicable' then 'Official statistics say that it can have none.'
            else 'No number of that date was read or is in official statistics.'
        end as reason
    from there_then
    left join rates using (local_authority_key)
    left join counts using (local_authority_key)
    left join official using (local_authority_key)
    where rates.rank is null
    order by there_then.local_authority
"""
LEFT_OUT_AT_THE_REPORT = f"""
    with inspections as ({_LATEST_INSPECTIONS.rstrip()}
    ),
    ranked as (
        select local_authority_key, period_end from reporting.rates
        where measure = $measure and rank is not null and england_rate > 0 and breakdown = $breakdown
    )
    select
        authorities.local_authority,
        authorities.local_authority_key,
        inspections.authority_year,
        case
            when inspections.authority_year is null then 'No report of an inspection of it has been read.'
            else 'No rate of it can be ranked from ' || strftime(figures_from, '%-d %b %Y') || ' to '
                || strftime(figures_to, '%-d %b %Y') || ', the twelve months up to its inspection.'
        end as reason
    from marts.dim_local_authorities as authorities
    left join inspections using (local_authority_key)
    where authorities.local_authority_key <> 'ENGLAND'
        and (authorities.valid_to is null or inspections.authority_year is not null)
        and not exists (
            from ranked
            where ranked.local_authority_key = authorities.local_authority_key
                and ranked.period_end between inspections.figures_from and inspections.figures_to
        )
    order by inspections.authority_year is null, authorities.local_authority
"""

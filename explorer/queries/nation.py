"""What the view of the nation asks, over `reporting.rates`."""

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
RANKED = """
    select
        rank, rank_low, rank_high, ranked, local_authority, local_authority_key, measure_label, breakdown,
        period_start, period_end, kind, value, unit, denominator_label, denominator_value,
        rate, rate_low, rate_high, rate_unit, england_rate, beside_england,
        official_source, document_file, page, observation_id
    from reporting.rates
    where measure = $measure and breakdown = $breakdown and period_end = $period_end and rank is not null
    order by rank, local_authority
"""

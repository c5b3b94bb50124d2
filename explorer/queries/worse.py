"""What the list of indicators that got worse asks: the latest of each month-by-month series of a table."""

# Since the first value that the paper prints of it, in its own words of which way is better or the catalogue's.
WORSE = """
    select
        local_authority,
        label,
        reported_label,
        breakdown,
        unit,
        baseline_period_end,
        baseline,
        period_kind,
        period_start,
        period_end,
        value,
        qualifier,
        polarity,
        polarity_printed,
        limit_low,
        limit_high,
        is_outside_limits,
        document_file,
        page,
        measure,
        local_authority_key,
        observation_id
    from reporting.kpi_series
    where is_latest and movement_since_baseline = 'worse'
        and ($area is null or local_authority_key = $area)
    order by is_outside_limits desc nulls last, local_authority, label, reported_label, breakdown, period_end
"""
AREAS = """
    select distinct local_authority_key as value, local_authority as label
    from reporting.kpi_series
    order by label
"""

"""What the list of figures that papers and official statistics both print asks."""

# Of what several places of a paper print the preferred value, the furthest from the official one first.
AGREEMENT = """
    select
        beside.local_authority,
        beside.measure_label,
        beside.official_period_start,
        beside.official_period_end,
        beside.value,
        beside.unit,
        beside.qualifier,
        beside.official_value,
        round(beside.difference_percent, 1) as difference_percent,
        beside.agreement,
        beside.rounding,
        beside.sentence,
        beside.official_source,
        beside.document_file,
        beside.page,
        beside.measure,
        beside.local_authority_key,
        beside.observation_id,
        reconciled.official_value_id
    from reporting.reconciliation as beside
    inner join marts.fct_reconciliations as reconciled using (observation_id)
    where beside.is_preferred and beside.implausible_because is null
        and ($area is null or beside.local_authority_key = $area)
        and ($agreement is null or beside.agreement = $agreement)
        and ($measure is null or beside.measure = $measure)
    order by abs(beside.difference_percent) desc nulls last, beside.local_authority, beside.measure_label,
        beside.official_period_end
"""
HOW_MANY = """
    select agreement as value, count(*) as figures
    from reporting.reconciliation
    where is_preferred and implausible_because is null
    group by agreement
    order by figures desc, agreement
"""
AREAS = """
    select distinct local_authority_key as value, local_authority as label
    from reporting.reconciliation
    where is_preferred and implausible_because is null
    order by label
"""
MEASURES = """
    select distinct measure as value, measure_label as label
    from reporting.reconciliation
    where is_preferred and implausible_because is null
    order by label
"""

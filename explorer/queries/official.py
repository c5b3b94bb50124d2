"""What the view of one official value asks: the value, every publication of it, and what papers say of the same."""

VALUE = """
    select
        official.official_value_id,
        official.local_authority_key,
        authorities.local_authority,
        official.measure,
        measures.label,
        measures.unit,
        measures.definition,
        official.period_start,
        official.period_end,
        official.value,
        official.value_status,
        official.vintage,
        official.is_latest,
        official.known_until,
        official.source,
        official.source_row,
        sources.publisher,
        sources.title,
        sources.address,
        sources.published_date,
        sources.published_precision,
        sources.note,
        $official_licence as licence
    from marts.fct_official_values as official
    inner join marts.dim_local_authorities as authorities using (local_authority_key)
    inner join marts.dim_measures as measures using (measure)
    left join meta.official_sources as sources on official.source = sources.source
    where official.official_value_id = $id
"""
PUBLICATIONS = """
    select
        every.published_date,
        sources.published_precision,
        every.source,
        every.value,
        every.value_status,
        every.vintage,
        every.is_latest,
        every.known_until,
        every.official_value_id
    from marts.fct_official_values as every
    inner join marts.fct_official_values as one
        on every.local_authority_key = one.local_authority_key
            and every.measure = one.measure
            and every.period_start = one.period_start
            and every.period_end = one.period_end
    left join meta.official_sources as sources on every.source = sources.source
    where one.official_value_id = $id
    order by every.published_date
"""
REPORTED = """
    select
        beside.value,
        beside.unit,
        beside.qualifier,
        beside.period_end,
        beside.agreement,
        beside.rounding,
        beside.sentence,
        beside.document_file,
        beside.page,
        beside.quote,
        beside.observation_id
    from marts.fct_reconciliations as reconciled
    inner join reporting.reconciliation as beside using (observation_id)
    where $id in (reconciled.official_value_id, reconciled.latest_official_value_id)
    order by beside.document_file, beside.page
"""

"""What the view of contradictions asks: those that are wanted, and what can be asked for."""

CONTRADICTIONS = """
    select
        discrepancies.* exclude (review_id),
        coalesce(measures.label, discrepancies.measure) as measure_label,
        facts.observation_a,
        facts.observation_b,
        facts.document_file_a = facts.document_file_b and facts.document_id_a <> facts.document_id_b as is_of_one_file,
        items.review_id
    from reporting.discrepancies as discrepancies
    inner join marts.fct_discrepancies as facts using (discrepancy_id)
    left join marts.dim_measures as measures on discrepancies.measure = measures.measure
    -- What may be no contradiction and nothing is compared by is not on the review list.
    left join meta.review_items as items on discrepancies.review_id = items.review_id
    where ($area is null or discrepancies.local_authority_key = $area)
        and ($kind is null or discrepancies.kind = $kind)
        and ($status is null or discrepancies.status = $status)
        and ($measure is null or discrepancies.measure = $measure)
        and ($once is null or discrepancies.is_first_of_figure)
    order by
        discrepancies.status,
        list_position(['high', 'medium', 'low'], discrepancies.severity),
        discrepancies.local_authority,
        discrepancies.discrepancy_id
"""
AREAS = """
    select distinct local_authority_key as value, local_authority as label
    from reporting.discrepancies
    where local_authority_key is not null
    order by label
"""
KINDS = "select distinct kind as value from reporting.discrepancies order by value"
MEASURES = """
    select distinct discrepancies.measure as value, coalesce(measures.label, discrepancies.measure) as label
    from reporting.discrepancies as discrepancies
    left join marts.dim_measures as measures on discrepancies.measure = measures.measure
    where discrepancies.measure is not null
    order by label
"""

"""What the list of changes asks of `meta.changes`, the log that every refresh adds to."""

# Of the refresh that stands, or where $every of each that is known; what stood before and no longer does comes first.
CHANGES = """
    select
        changes.changed_at,
        changes.change,
        changes.why,
        changes.local_authority,
        coalesce(measures.label, areas.label) as of_what,
        changes.before,
        changes.after,
        changes.differences,
        changes.document_file,
        documents.document_id
    from meta.changes as changes
    left join marts.dim_measures as measures on changes.measure = measures.measure
    left join marts.dim_judgement_areas as areas on changes.area = areas.area
    left join (select distinct document_id from reporting.documents) as documents using (document_id)
    where ($every or changes.run_id = (select run_id from meta.publication))
        and ($area is null or changes.local_authority = $area)
    order by changes.changed_at desc, changes.change desc, changes.local_authority, changes.document_file, before, after
"""
AREAS = """
    select distinct local_authority as value, local_authority as label
    from meta.changes
    where local_authority is not null
    order by label
"""

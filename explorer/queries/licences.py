"""Which publication a page shows and under which licences, and the licence of what has no document that states one."""

OFFICIAL = "Open Government Licence v3.0"
"""Statistics of the Department for Education and of the Office for National Statistics."""
PUBLICATION = "select published_at, oversight_version from meta.publication"
# A page whose tables name no sources tells of all documents: the standing grades of every authority.
DOCUMENTS = """
    select coalesce(licence, 'unknown') as licence, count(distinct document_file) as documents
    from reporting.documents
    where outcome <> 'refused' and ($named is null or list_contains($named, document_file))
    group by all
    order by documents desc, licence
"""
STATISTICS = "select source from meta.official_sources where list_contains($named, source) order by source"

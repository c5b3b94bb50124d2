"""Which publication a page shows and under which licences, and the licence of what has no document that states one."""

OFFICIAL = "Open Government Licence v3.0"
"""Statistics of the Department for Education and of the Office for National Statistics."""
PUBLICATION = "select published_at, oversight_version from meta.publication"
# A page whose tables name no sources tells of all documents: the standing grades of every authority.
# Documents of one file may be under several licences: a pack of papers that holds an inspectorate's letter.
DOCUMENTS = """
    select
        count(distinct document_file) as documents,
        list_sort(list(distinct coalesce(licence, 'unknown'))) as licences
    from reporting.documents
    where outcome <> 'refused' and ($named is null or list_contains($named, document_file))
"""
STATISTICS = "select source from meta.official_sources where list_contains($named, source) order by source"

"""Which publication a page shows, whose documents and under which licences, and the licence of what states none."""

from explorer.queries.dated import date_of, said_of_date

OFFICIAL = "Open Government Licence v3.0"
"""Statistics of the Department for Education and of the Office for National Statistics."""
PUBLICATION = "select published_at, oversight_version from meta.publication"
# A page whose tables name no sources tells of all documents: the standing grades of every authority. A file that holds
# several documents, a pack of papers, is called what the pack is called.
FILES = f"""
    select
        document_file,
        first(kind order by part nulls first) as kind,
        first(title order by part nulls first) as title,
        first(local_authority order by part nulls first) as local_authority,
        first({date_of("documents")} order by part nulls first) as document_date,
        first({said_of_date("documents")} order by part nulls first) as said_of_date,
        list_sort(list(distinct coalesce(licence, 'unknown')) filter (outcome <> 'refused')) as licences
    from reporting.documents
    where $named is null or list_contains($named, document_file)
    group by document_file
    order by document_file
"""
# Of files whose documents have several licences those of the documents that are shown, by the keys of what is shown.
SHOWN_OF_PACKS = """
    with shown as (
        select document_version_id from marts.fct_judgements where judgement_id in (from unnest($judgement))
        union
        select document_version_id from marts.fct_findings where finding_id in (from unnest($finding))
        union
        select document_version_id from marts.dim_oversight_events where event_id in (from unnest($event))
        union
        select document_version_id from marts.dim_documents where document_id in (from unnest($document))
        union
        select document_version_id from marts.fct_observations where observation_id in (from unnest($observation))
        union
        from unnest($document_version)
    )
    select document_file, list_sort(list(distinct coalesce(licence, 'unknown'))) as licences
    from shown
    inner join marts.dim_documents using (document_version_id)
    where list_contains($packs, document_file)
    group by document_file
"""
# The document of a point that is printed, and with it its licence.
OF_DOCUMENT = """left join marts.fct_observations as observations using (observation_id)
    left join marts.dim_documents as documents
        on observations.document_version_id = documents.document_version_id"""
STATISTICS = "select source from meta.official_sources where list_contains($named, source) order by source"

"""Why what a document states is not what it was: one cause a logical document, as SQL."""

from __future__ import annotations

from ingest.vocabularies import ChangeReason, Outcome
from warehouse.left_out import SET_ASIDE

DOCUMENTS = """
    select document_id, file_sha256, version_number, outcome, reader_fingerprint
    from {database}.meta.renditions inner join {database}.meta.landed_files using (file_sha256)
    where is_published and not is_superseded
"""
"""One row a logical document: the rendition that stands for it, and what read its file."""

CAUSES = f"""
    with
    documents as (
        select
            coalesce(a.document_id, b.document_id) as document_id,
            a.file_sha256 as file_before,
            b.file_sha256 as file_now,
            coalesce(file_now, file_before) as file_sha256,
            a.version_number as version_before,
            b.version_number as version_now,
            a.outcome as outcome_before
        from documents_were as a full join documents_are as b using (document_id)
    ),
    files as (
        select
            file_sha256,
            a.reader_fingerprint is not null as was_landed,
            b.reader_fingerprint is not null as is_landed,
            a.reader_fingerprint <> b.reader_fingerprint as is_read_anew
        from files_were as a full join published.meta.landed_files as b using (file_sha256)
    ),
    files_set_aside as (
        select distinct file_sha256 from published.meta.renditions where kind = '{SET_ASIDE}'
    )
    select
        documents.document_id,
        case
            when outcome_before <> '{Outcome.REFUSED}'
                and (list_contains($withdrawn, file_before) or list_contains($withdrawn, document_id))
                then '{ChangeReason.DOCUMENT_WITHDRAWN}'
            when file_now is not null and not files.was_landed and file_before is null
                then '{ChangeReason.NEW_DOCUMENT}'
            when file_now is not null and not files.was_landed and version_before < version_now
                then '{ChangeReason.CORRECTED_DOCUMENT}'
            when file_now is not null and not files.was_landed then '{ChangeReason.ANOTHER_RENDITION}'
            when file_before is not null and not earlier.is_landed then '{ChangeReason.NOT_RECEIVED}'
            when files_set_aside.file_sha256 is not null then '{ChangeReason.SET_ASIDE}'
            when files.is_read_anew then '{ChangeReason.READER_CHANGED}'
            when outcome_before = '{Outcome.REFUSED}' then '{ChangeReason.BROUGHT_BACK}'
            else '{ChangeReason.CATALOGUE_CHANGED}'
        end as why
    from documents
    inner join files on documents.file_sha256 = files.file_sha256
    left join files as earlier on documents.file_before = earlier.file_sha256
    left join files_set_aside on documents.file_sha256 = files_set_aside.file_sha256
"""

with
renditions as (
    select * from {{ ref('int_renditions') }}
    where is_published and not is_superseded
)

select
    {{ review_id('document', ['file_sha256', 'char_start', 'outcome']) }} as review_id,
    if(outcome = 'refused', 'refused_document', 'document_with_warnings') as kind,
    document_id,
    document_file,
    file_sha256,
    local_authority_key,
    coalesce(title, replace(kind, '_', ' ')) as label,
    page_start as page,
    coalesce(reason, 'It does not say why.') as why
from renditions
where outcome <> 'read'

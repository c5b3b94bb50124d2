with
notes as (
    select * from {{ ref('stg_reading_notes') }}
),

renditions as (
    select * from {{ ref('int_renditions') }}
)

select
    notes.note_id,
    notes.rendition_id,
    renditions.document_id,
    renditions.document_file,
    notes.kind,
    notes.message,
    notes.section,
    notes.paragraph,
    notes.page,
    notes.line,
    notes.quote
from notes
inner join renditions on notes.rendition_id = renditions.rendition_id

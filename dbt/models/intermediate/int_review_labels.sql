{%- set fewest_figures = 3 -%}
{%- set fewest_documents = 2 -%}
with
statements as (
    select * from {{ ref('int_statements') }}
    where is_current and measure_status = 'uncatalogued' and value is not null
)

select
    {{ review_id('label', ['normalised_label', 'unit']) }} as review_id,
    'uncatalogued_label' as kind,
    min_by(document_id, (seen_order, char_start)) as document_id,
    min_by(document_file, (seen_order, char_start)) as document_file,
    min_by(reported_label, (seen_order, char_start)) as label,
    unit,
    min_by(page, (seen_order, char_start)) as page,
    min_by(line, (seen_order, char_start)) as line,
    min_by(quote, (seen_order, char_start)) as passage,
    format(
        '{} figures in {} documents have this label and no measure; the passage is the first of them.',
        count(*), count(distinct document_id)
    ) as why,
    count(*) as weight
from statements
group by normalised_label, unit
having count(*) >= {{ fewest_figures }} and count(distinct document_id) >= {{ fewest_documents }}

with
authority_years as (
    select * from {{ ref('int_authority_years') }}
),

authorities as (
    select * from {{ ref('stg_local_authorities') }}
),

-- In the year of an inspection only the papers of that event could be expected to print a figure.
documents as (
    select
        local_authority_key,
        year,
        count(*) as documents,
        string_agg(distinct kind_in_words, ', ' order by kind_in_words) as kinds
    from {{ ref('int_comparison_documents') }}
    where is_from_event or not is_inspected_year
    group by local_authority_key, year
)

select
    authority_years.authority_year,
    authority_years.local_authority_key,
    authorities.short_name as local_authority,
    authority_years.year,
    authority_years.is_inspected_year,
    authority_years.figures_from,
    authority_years.figures_to,
    coalesce(documents.documents, 0) as documents,
    documents.kinds
from authority_years
inner join authorities on authority_years.local_authority_key = authorities.local_authority_key
left join documents
    on
        authority_years.local_authority_key = documents.local_authority_key
        and authority_years.year = documents.year
order by authority_years.authority_year

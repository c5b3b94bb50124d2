with
observations as (
    select * from {{ ref('fct_observations') }}
),

measure_values as (
    select * from {{ ref('fct_measure_values') }}
),

documents as (
    select * from {{ ref('dim_documents') }}
),

authorities as (
    select * from {{ ref('dim_local_authorities') }}
),

measures as (
    select * from {{ ref('dim_measures') }}
),

candidates as (
    select
        measure_values.*,
        observations.period_kind,
        {{ span_of('observations.period_kind', 'measure_values.period_start', 'measure_values.period_end') }} as span,
        {{ is_narrative('observations.reading', 'observations.section') }} as is_narrative,
        observations.document_version_id,
        observations.page,
        observations.line,
        observations.quote,
        observations.is_small_number
    from measure_values
    inner join observations on measure_values.observation_id = observations.observation_id
    where
        measure_values.comparator is null
        and measure_values.breakdown = ''
        and measure_values.is_plausible
        and not observations.is_change
        and not {{ is_bound('measure_values.qualifier') }}
        and span is not null
),

-- Official statistics say what a measure is of; of others the papers do.
spans_printed as (
    select
        measure,
        span,
        false as is_official,
        count(distinct local_authority_key) as authorities,
        count(*) as figures
    from candidates
    group by measure, span
    union all by name
    select distinct
        measure,
        if(period_start = period_end, 'day', 'year') as span,
        true as is_official
    from {{ ref('fct_official_values') }}
),

-- Months beside years, or the cases of a day beside those of two years, would make a line that means nothing.
spans as (
    select
        measure,
        span
    from spans_printed
    qualify row_number() over (
        partition by measure
        order by is_official desc, authorities desc, figures desc, span desc
    ) = 1
),

-- "Year to 31 March" and "2015-16" are one time in two wordings.
headlines as (
    select candidates.*
    from candidates
    semi join spans on candidates.measure = spans.measure and candidates.span = spans.span
    qualify row_number() over (
        partition by candidates.local_authority_key, candidates.measure, candidates.period_end
        order by
            candidates.is_corrected desc,
            candidates.period_kind = 'snapshot' desc,
            candidates.is_narrative asc,
            candidates.qualifier <> 'exact' asc,
            candidates.statements desc,
            candidates.observation_id asc
    ) = 1
)

select
    authorities.local_authority,
    authorities.gss_code,
    headlines.measure,
    measures.label as measure_label,
    headlines.period_end,
    headlines.value,
    headlines.unit,
    headlines.qualifier,
    measures.polarity,
    headlines.span,
    headlines.period_kind,
    headlines.period_start,
    headlines.statements,
    headlines.is_agreed,
    headlines.is_corrected,
    headlines.is_small_number,
    documents.document_id,
    documents.document_file,
    documents.kind as document_kind,
    documents.published_date,
    headlines.page,
    headlines.line,
    headlines.quote,
    headlines.local_authority_key,
    headlines.observation_id
from headlines
inner join authorities on headlines.local_authority_key = authorities.local_authority_key
inner join measures on headlines.measure = measures.measure
inner join documents on headlines.document_version_id = documents.document_version_id
order by headlines.measure, authorities.local_authority, headlines.period_end

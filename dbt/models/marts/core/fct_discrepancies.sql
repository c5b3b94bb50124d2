with
contradictions as (
    select * from {{ ref('int_two_values') }}
    union all by name
    select * from {{ ref('int_parts_do_not_sum') }}
    union all by name
    select * from {{ ref('int_percent_does_not_follow') }}
    union all by name
    select * from {{ ref('int_changes_do_not_follow') }}
    union all by name
    select * from {{ ref('int_rate_does_not_follow') }}
),

statements as (
    select * from {{ ref('fct_observations') }}
),

-- A passage that prints one date twice, or is read as text and as a table, is one contradiction.
impossible_dates as (
    select * from {{ ref('stg_reading_notes') }}
    where kind = 'impossible_date'
    qualify row_number() over (partition by rendition_id, quote, message order by char_start, note_id) = 1
),

renditions as (
    select * from {{ ref('int_renditions') }}
    where is_current
),

placed as (
    select
        contradictions.*,
        place_a.gss_code,
        place_a.measure,
        place_a.document_id as document_id_a,
        place_a.page as page_a,
        place_a.quote as quote_a,
        place_b.document_id as document_id_b,
        place_b.page as page_b,
        place_b.quote as quote_b
    from contradictions
    inner join statements as place_a on contradictions.observation_a = place_a.observation_id
    inner join statements as place_b on contradictions.observation_b = place_b.observation_id
    union all by name
    select
        impossible_dates.note_id,
        impossible_dates.kind,
        renditions.gss_code,
        renditions.document_id as document_id_a,
        impossible_dates.page as page_a,
        impossible_dates.quote as quote_a,
        impossible_dates.message as arithmetic,
        'low' as severity
    from impossible_dates
    inner join renditions on impossible_dates.rendition_id = renditions.rendition_id
)

select
    {{ hashed_key(['kind', 'coalesce(observation_a, note_id)', 'observation_b', 'arithmetic']) }}
        as discrepancy_id,
    kind,
    gss_code,
    measure,
    observation_a,
    document_id_a,
    page_a,
    quote_a,
    value_a,
    observation_b,
    document_id_b,
    page_b,
    quote_b,
    value_b,
    arithmetic,
    severity
from placed

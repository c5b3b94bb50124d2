{#- One row a decision about a value that stands no longer where it was decided, with what stands there now. -#}
with
decisions as (
    select * from {{ ref('stg_decisions') }}
),

found as (
    select * from {{ ref('int_value_decisions') }}
),

published as (
    select * from {{ ref('int_statements') }}
    where is_current
),

applied as (
    select found.* from found
    semi join published on found.observation_id = published.observation_id
),

observations as (
    select * from {{ ref('stg_observations') }}
    where value is not null
),

documents as (
    select * from {{ ref('stg_documents') }}
),

lost as (
    select * from decisions
    anti join applied on decisions.review_id = applied.review_id
    where decisions.place is not null
),

-- What is read now from a passage that covers the place, or from one in the same words.
there_now as (
    select
        lost.review_id,
        string_agg(distinct observations.value_printed, ', ' order by observations.value_printed) as figures,
        min_by(observations.quote, abs(observations.char_start - lost.place)) as quote
    from lost
    inner join documents on lost.file_sha256 = documents.file_sha256
    inner join observations
        on
            documents.rendition_id = observations.rendition_id
            and (
                lost.place between observations.char_start and observations.char_end - 1
                or lost.quote = observations.quote
            )
    group by lost.review_id
),

received as (
    select distinct file_sha256 from documents
)

select
    lost.*,
    case
        when found.review_id is not null
            then 'It stands in an earlier version of the document, or in a copy that is not the one published.'
        when received.file_sha256 is null then 'The file is not among the documents received.'
        when there_now.figures is null then 'Nothing is read at that place now.'
        else format('What is read there now: {}. The passage says: "{}"', there_now.figures, there_now.quote)
    end as why
from lost
left join there_now on lost.review_id = there_now.review_id
left join found on lost.review_id = found.review_id
left join received on lost.file_sha256 = received.file_sha256

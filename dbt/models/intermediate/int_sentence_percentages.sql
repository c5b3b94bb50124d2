with
statements as (
    select *
    from {{ ref('int_statements') }}
    where is_current and reading = 'sentence' and value is not null and not is_change and comparator is null
),

counts as (
    select * from statements
    where unit = 'count' and value > 0
),

-- "77 of 209": the whole is printed after the part, in the same passage.
wholes_after as (
    select
        parts.observation_id as count_id,
        wholes.observation_id as base_id,
        'of' as relation
    from counts as parts
    inner join counts as wholes on parts.rendition_id = wholes.rendition_id and parts.char_start = wholes.char_start
    where
        wholes.value_start > parts.value_end and wholes.value >= parts.value
        and regexp_full_match(
            lower({{ words_between('parts', 'wholes') }}), '\W*(\w+ +)?(out )?of (the |these |those |all |a total of )*'
        )
),

-- "209 children. 77 audits, representing 27.2 %": the whole is printed before the part.
wholes_before as (
    select
        parts.observation_id as count_id,
        wholes.observation_id as base_id,
        'before' as relation
    from counts as parts
    inner join counts as wholes on parts.rendition_id = wholes.rendition_id
    where parts.value_start - wholes.value_end between 0 and 400 and wholes.value > parts.value
),

-- "Of 78 in this cohort, 69 (82%)": the whole opens the statement that contains the part.
wholes_opening as (
    select
        parts.observation_id as count_id,
        wholes.observation_id as base_id,
        'of' as relation
    from counts as parts
    inner join counts as wholes on parts.rendition_id = wholes.rendition_id and parts.char_start = wholes.char_start
    where
        parts.value_start > wholes.value_end and wholes.value > parts.value
        and regexp_matches({{ opening_words('wholes') }}, '(^|[.;:] )(out )?of (the |these |those |all |a total of )*$')
        and not regexp_matches({{ words_between('wholes', 'parts') }}, '[.;:] ')
),

related as (
    select * from wholes_after
    union all
    select * from wholes_opening
    union all
    select * from wholes_before
),

-- The percentage belongs to the count beside it; one after a closing bracket begins another statement.
beside as (
    select
        counts.observation_id as count_id,
        percentages.observation_id,
        regexp_matches({{ words_between('counts', 'percentages') }}, 'represent|equat|amount', 'i') as is_presented
    from counts
    inner join statements as percentages
        on counts.rendition_id = percentages.rendition_id and counts.char_start = percentages.char_start
    where
        percentages.unit = 'percent'
        and (
            (
                percentages.value_start - counts.value_end between 1 and 80
                and not regexp_matches({{ words_between('counts', 'percentages') }}, '^[^(]*\)')
            )
            or counts.value_start - percentages.value_end between 1 and 12
        )
)

select
    percentages.observation_id,
    percentages.value as printed,
    percentages.lowest_value,
    percentages.highest_value,
    parts.observation_id as count_id,
    parts.value as part,
    wholes.value as base,
    related.relation,
    beside.is_presented,
    wholes.char_start as base_start,
    100 * parts.value / wholes.value between percentages.lowest_value - 0.001 and percentages.highest_value + 0.001
        as is_followed
from beside
inner join related on beside.count_id = related.count_id
inner join counts as parts on related.count_id = parts.observation_id
inner join counts as wholes on related.base_id = wholes.observation_id
inner join statements as percentages on beside.observation_id = percentages.observation_id

with
in_tables as (
    select * from {{ ref('int_table_percentages') }}
    where is_established and not is_explained
    qualify row_number() over (partition by observation_id order by base_column, abs(100 * part / base - printed)) = 1
),

in_sentences as (
    select
        *,
        bool_or(is_followed) over (partition by observation_id) as is_explained
    from {{ ref('int_sentence_percentages') }}
),

-- Without the words "n of m" a whole printed before may not be the one meant: only a presented share is judged.
in_sentences_judged as (
    select * from in_sentences
    where not is_explained and (relation = 'of' or is_presented)
    qualify row_number() over (partition by observation_id order by relation desc, base_start desc, base asc) = 1
),

judged as (
    select
        observation_id,
        count_id,
        part,
        base,
        printed
    from in_tables
    union all
    select
        observation_id,
        count_id,
        part,
        base,
        printed
    from in_sentences_judged
),

unattainable as (
    select * from {{ ref('int_unattainable_percentages') }}
    where observation_id not in (select judged.observation_id from judged)
)

select
    'percent_does_not_follow' as kind,
    observation_id as observation_a,
    printed as value_a,
    count_id as observation_b,
    round(100 * part / base, 2) as value_b,
    format(
        '{} of {} is {} %; printed is {} %.',
        {{ plain_number('part') }},
        {{ plain_number('base') }},
        {{ plain_number('100 * part / base') }},
        {{ plain_number('printed') }}
    ) as arithmetic,
    {{ severity('100 * part / base', 'printed') }} as severity
from judged
union all by name
select
    'percent_does_not_follow' as kind,
    observation_id as observation_a,
    printed as value_a,
    base_id as observation_b,
    base as value_b,
    format(
        'No number of {} is {} %: {} is {} %, {} is {} %.',
        {{ plain_number('base') }},
        {{ plain_number('printed') }},
        {{ plain_number('greatest_part') }},
        {{ plain_number('100 * greatest_part / base') }},
        {{ plain_number('least_part') }},
        {{ plain_number('100 * least_part / base') }}
    ) as arithmetic,
    'low' as severity
from unattainable

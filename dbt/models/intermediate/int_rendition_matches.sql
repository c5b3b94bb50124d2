{#-
  Two readings of one document are matched in three rounds, each on what the rounds before left over: the same
  statement; the same value read under another label, period or comparator; another value for the same quantity.
  Within a round statements are taken in reading order: the second "5 children" is the second "5 children".
-#}
{%- set rounds = [
    ('same_statement', 'coalesce(measure, normalised_label), breakdown, unit, value, value_printed, comparator, period_start, period_end'),
    ('other_reading', 'unit, value, value_printed'),
    ('other_value', 'coalesce(measure, normalised_label), breakdown, unit, comparator, period_start, period_end'),
] -%}
-- The common table expressions of a round are inside a loop, which the indentation rule cannot follow.
-- noqa: disable=LT02
with
observations as (
    select * from {{ ref('int_observation_measures') }}
),

renditions as (
    select * from {{ ref('int_renditions') }}
),

pairs as (
    select
        published.rendition_id,
        other.rendition_id as other_rendition_id
    from renditions as published
    inner join renditions as other on published.document_version_id = other.document_version_id
    where published.is_published and not other.is_published and other.outcome <> 'refused'
),

members as (
    select
        other_rendition_id as pair,
        rendition_id,
        true as is_published
    from pairs
    union all
    select
        other_rendition_id as pair,
        other_rendition_id as rendition_id,
        false as is_published
    from pairs
),

statements as (
    select
        members.pair,
        members.is_published,
        observations.*
    from members
    inner join observations on members.rendition_id = observations.rendition_id
)

{%- for agreement, saying in rounds %}
,

numbered_{{ agreement }} as (
    select
        *,
        hash({{ saying }}) as saying,
        row_number() over (
            partition by pair, is_published, {{ saying }} order by char_start, value_start
        ) as saying_number
    from statements
    {%- if not loop.first %}
    where (pair, observation_id) not in (
        {%- for earlier, _ in rounds[:loop.index0] %}
        select (pair, observation_id) from matched_{{ earlier }}
        union all
        select (pair, other_observation_id) from matched_{{ earlier }}
        {%- if not loop.last %} union all {%- endif %}
        {%- endfor %}
    )
    {%- endif %}
),

matched_{{ agreement }} as (
    select
        published.pair,
        published.observation_id,
        other.observation_id as other_observation_id,
        other.page as other_page,
        '{{ agreement }}' as agreement
    from numbered_{{ agreement }} as published
    inner join numbered_{{ agreement }} as other
        on
            published.pair = other.pair
            and published.saying = other.saying
            and published.saying_number = other.saying_number
    where published.is_published and not other.is_published
)
{%- endfor %}

{% for agreement, _ in rounds -%}
select * from matched_{{ agreement }}
{% if not loop.last %}union all{% endif %}
{% endfor %}

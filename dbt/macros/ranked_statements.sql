{# What statements are alike in that no date parts them: recognised or printed, table or running text, exact or not. #}
{% macro standing() -%}
    recognition_confidence is not null, {{ is_narrative('reading', 'section') }}, qualifier <> 'exact'
{%- endmacro %}

{#
  The statements of a relation that name a quantity, in the order in which they represent it: CTEs, the last of which is
  `ranked`. Current statements are ranked among themselves, those of every version where all are given.
#}
{% macro ranked_statements(given, which) -%}
statements as (
    select
        * replace (
            -- A correction is exact: its printed rounding is that of another number.
            coalesce(corrected_value, value) as value,
            coalesce(corrected_value, lowest_value) as lowest_value,
            coalesce(corrected_value, highest_value) as highest_value
        ),
        -- Two documents that give no date may mean different days: an undated value is its document's own.
        {{ hashed_key([
            'local_authority_key', 'measure', 'breakdown', 'comparator', 'unit', 'period_kind', 'period_start', 'period_end',
            "if(period_end is null, document_id, '')"
        ]) }} as measure_value_id
    from {{ given }}
    where {{ which }} and value is not null and measure is not null and local_authority_key is not null
),

-- In one table or passage a total is the whole, and any other value with the same name is a part.
parts as (
    select
        *,
        coalesce(bool_or(is_total) over place and not is_total, false) as is_part
    from statements
    window place as (
        partition by measure_value_id, rendition_id, table_number, if(table_number is null, char_start, null)
    )
),

-- Different values without a total are parts, ends of a range or readings of different things: none is the whole.
-- What cannot be what its measure says disputes nothing.
placed as (
    select
        *,
        max(if(is_part or {{ is_unusable() }}, null, lowest_value)) over place
        > min(if(is_part or {{ is_unusable() }}, null, highest_value)) over place as is_disputed
    from parts
    window place as (
        partition by measure_value_id, rendition_id, table_number, if(table_number is null, char_start, null)
    )
),

-- What a document says of a quantity first, among statements of one standing, is what it says beside others of its day.
firsts as (
    select
        *,
        {{ is_narrative('reading', 'section') }} as is_in_text,
        is_current and not is_part and not {{ is_unusable() }} and not is_disputed and row_number() over (
            partition by
                measure_value_id, document_id, is_current, is_part, {{ is_unusable() }},
                {{ standing() }}
            order by char_start asc, value_start asc, observation_id asc
        ) = 1 as is_first
    from placed
),

-- Papers of one day that print different values: no rule says which of them is right.
of_days as (
    select
        *,
        coalesce(
            max(if(is_first, lowest_value, null)) over of_day > min(if(is_first, highest_value, null)) over of_day, false
        ) and is_current as is_tied
    from firsts
    window of_day as (partition by measure_value_id, document_date, {{ standing() }})
),

judged as (
    select
        *,
        (is_part or is_tied or coalesce(bool_or(is_disputed) over of_document, false))
        -- A person said which of several is meant.
        and not {{ is_chosen() }} as is_ambiguous
    from of_days
    window of_document as (partition by measure_value_id, document_id, document_version_id)
),

ranked as (
    select
        *,
        row_number() over (
            partition by measure_value_id
            order by
                {{ is_unusable() }} asc,
                -- What a person decided goes before what any rule would choose.
                {{ is_chosen() }} desc,
                is_part asc,
                -- What was recognised in a picture goes behind what a file has as text.
                recognition_confidence is not null asc,
                -- What a table or the area statistics say goes before running text, be it clear or not.
                is_in_text asc,
                is_ambiguous asc,
                qualifier <> 'exact' asc,
                document_date desc nulls last,
                seen_order asc,
                char_start asc,
                value_start asc,
                observation_id asc
        ) as preference
    from judged
)
{%- endmacro %}

with
statements as (
    select *
    from {{ ref('int_statements') }}
    where is_current and reading = 'sentence' and value is not null and not is_change and comparator is null
),

-- "74% of the 48 children": the whole follows its percentage directly.
shares as (
    select
        percentages.observation_id,
        percentages.value as printed,
        wholes.observation_id as base_id,
        wholes.value as base,
        ceil(wholes.value * percentages.lowest_value / 100 - 0.001) as least_part,
        floor(wholes.value * percentages.highest_value / 100 + 0.001) as greatest_part
    from statements as percentages
    inner join statements as wholes
        on percentages.rendition_id = wholes.rendition_id and percentages.char_start = wholes.char_start
    where
        percentages.unit = 'percent' and percentages.qualifier = 'exact'
        and wholes.unit = 'count' and wholes.qualifier = 'exact' and wholes.value > 0
        and wholes.value_start > percentages.value_end
        and regexp_full_match(
            lower({{ words_between('percentages', 'wholes') }}), '\W*(out )?of (the |these |those |all |a total of )*'
        )
)

select * from shares
-- Of a few hundred or fewer, not every percentage is possible: of 48 there is 72.9 % and 75 %, but not 74 %.
where least_part > greatest_part

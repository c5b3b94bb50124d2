{#- One row per figure with a denominator: how many it is counted of, and where that comes from. -#}
with
figures as (
    select * from {{ ref('int_comparison_figures') }}
),

denominators as (
    select * from {{ ref('stg_denominators') }}
),

measures as (
    select * from {{ ref('stg_measures') }}
),

statements as (
    select * from {{ ref('int_statements') }}
    where is_current and value > 0 and comparator is null and not is_change and breakdown = '' and unit = 'count'
),

official as (
    select * from {{ ref('int_official_values') }}
    where value > 0 and is_first
),

-- A rate or share is of the same whole as the count that it is the rate or share of.
based as (
    select
        measure,
        denominator,
        relation,
        measure as counted_measure
    from denominators
    union all
    select
        denominators.measure || if(denominators.relation = 'population', '_rate', '_share') as measure,
        denominators.denominator,
        denominators.relation,
        denominators.measure as counted_measure
    from denominators
    inner join measures
        on measures.measure = denominators.measure || if(denominators.relation = 'population', '_rate', '_share')
),

-- A count at one day is a stock; one of a period is a yearly rate only where the period is about a year.
wanted as (
    select
        figures.local_authority_key,
        figures.year,
        figures.observation_id,
        figures.document_version_id,
        figures.period_start,
        figures.period_end,
        figures.is_beside_printed,
        based.counted_measure,
        based.denominator,
        based.relation
    from figures
    inner join based on figures.measure = based.measure
    where
        based.relation = 'whole'
        or figures.period_start = figures.period_end
        or {{ is_about_a_year('figures.period_start', 'figures.period_end') }}
),

offered as (
    select
        wanted.local_authority_key,
        wanted.year,
        wanted.observation_id,
        statements.value as denominator_value,
        'printed in the same paper' as denominator_source,
        1 as preference,
        statements.char_start,
        statements.value_start
    from wanted
    inner join statements
        on
            wanted.document_version_id = statements.document_version_id
            and wanted.denominator = statements.measure
            and (
                wanted.relation = 'population'
                or wanted.period_start = statements.period_start and wanted.period_end = statements.period_end
            )
    union all by name
    select
        wanted.local_authority_key,
        wanted.year,
        wanted.observation_id,
        figures.value as denominator_value,
        if(
            figures.official_source is null, 'printed in another paper', 'the official number'
        ) as denominator_source,
        case
            when figures.is_beside_printed then 1
            when figures.official_source is null then 2
            else 3
        end as preference
    from wanted
    inner join figures
        on
            wanted.local_authority_key = figures.local_authority_key
            and wanted.denominator = figures.measure
            and wanted.period_start = figures.period_start
            and wanted.period_end = figures.period_end
            and wanted.relation = 'whole'
            and figures.breakdown = ''
            and figures.value > 0
            and (wanted.is_beside_printed or figures.is_beside_printed is not true)
    union all by name
    -- A mid-year estimate is used until the next but one is published.
    select
        wanted.local_authority_key,
        wanted.year,
        wanted.observation_id,
        official.value as denominator_value,
        'the official estimate' as denominator_source,
        4 as preference
    from wanted
    inner join official
        on
            wanted.relation = 'population'
            and wanted.local_authority_key = official.local_authority_key
            and wanted.denominator = official.measure
            and wanted.period_end - official.period_end between 0 and 731
    qualify row_number() over (
        partition by wanted.local_authority_key, wanted.year, wanted.observation_id order by official.period_end desc
    ) = 1
),

beside_official as (
    select
        *,
        if(
            denominator_source = 'printed in the same paper',
            max(denominator_value) filter (denominator_source = 'the official estimate') over (
                partition by local_authority_key, year, observation_id
            ),
            null
        ) as official_estimate
    from offered
),

-- Mid-year estimates of one authority move by a percent a year. A printed population further than three from the one of
-- that time is of another year, of other ages or of those registered with doctors: it gives no sector rate.
weighed as (
    select
        * replace (
            if(abs(denominator_value / official_estimate - 1) > 0.03, 5, preference) as preference,
            if(
                denominator_source = 'the official estimate',
                concat(
                    denominator_source,
                    format(
                        '; the paper prints {:,}',
                        max(denominator_value::bigint) filter (
                            abs(denominator_value / official_estimate - 1) > 0.03
                        ) over (partition by local_authority_key, year, observation_id)
                    )
                ),
                denominator_source
            ) as denominator_source
        )
    from beside_official
),

chosen as (
    select * from weighed
    qualify row_number() over (
        partition by local_authority_key, year, observation_id
        order by preference asc, char_start asc, value_start asc
    ) = 1
)

select
    wanted.local_authority_key,
    wanted.year,
    wanted.observation_id,
    wanted.counted_measure,
    wanted.denominator,
    wanted.relation,
    chosen.denominator_value,
    chosen.denominator_source
from wanted
left join chosen
    on
        wanted.local_authority_key = chosen.local_authority_key
        and wanted.year = chosen.year
        and wanted.observation_id = chosen.observation_id

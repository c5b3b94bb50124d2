with
words as (
    select distinct word from {{ ref('int_finding_words') }}
)

-- word_stem is Python's: dagster_project/dbt_plugin.py gives it to the build database.
select
    word,
    word_stem(word) as stem
from words

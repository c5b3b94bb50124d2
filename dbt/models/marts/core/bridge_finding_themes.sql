with
finding_themes as (
    select * from {{ ref('stg_finding_themes') }}
),

findings as (
    select * from {{ ref('fct_findings') }}
)

select
    finding_themes.finding_id,
    finding_themes.theme,
    finding_themes.weight
from finding_themes
inner join findings on finding_themes.finding_id = findings.finding_id
order by findings.finding_number, finding_themes.theme

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
    round(finding_themes.weight, 2) as weight,
    finding_themes.direction
from finding_themes
inner join findings on finding_themes.finding_id = findings.finding_id
-- Runs of one weight take no room.
order by finding_themes.theme, finding_themes.weight, findings.finding_number

with
recurring_issues as (
    select * from {{ ref('fct_recurring_issues') }}
),

authorities as (
    select * from {{ ref('dim_local_authorities') }}
),

findings as (
    select
        fct_findings.*,
        dim_documents.document_file,
        dim_documents.local_authority
    from {{ ref('fct_findings') }} as fct_findings
    inner join {{ ref('dim_documents') }} as dim_documents
        on fct_findings.document_version_id = dim_documents.document_version_id
),

themes as (
    select * from {{ ref('dim_themes') }}
)

select
    recurring_issues.recurring_issue_id,
    earlier.local_authority,
    authorities.gss_code,
    recurring_issues.theme,
    themes.label as theme_label,
    recurring_issues.similarity,
    date_diff('year', recurring_issues.earlier_date, recurring_issues.later_date)::integer as years_between,
    recurring_issues.earlier_date,
    recurring_issues.earlier_event_kind,
    earlier.kind as earlier_kind,
    recurring_issues.earlier_finding_id,
    earlier.document_id as earlier_document_id,
    earlier.document_file as earlier_document_file,
    earlier.page as earlier_page,
    recurring_issues.earlier_quote,
    recurring_issues.later_date,
    recurring_issues.later_event_kind,
    later.kind as later_kind,
    recurring_issues.later_finding_id,
    later.document_id as later_document_id,
    later.document_file as later_document_file,
    later.page as later_page,
    recurring_issues.later_quote,
    recurring_issues.local_authority_key,
    recurring_issues.same_because,
    earlier.kind in ('area_for_improvement', 'priority_action', 'recommendation', 'requirement') as is_asked_before
from recurring_issues
inner join findings as earlier on recurring_issues.earlier_finding_id = earlier.finding_id
inner join findings as later on recurring_issues.later_finding_id = later.finding_id
inner join authorities on recurring_issues.local_authority_key = authorities.local_authority_key
inner join themes on recurring_issues.theme = themes.theme
-- What was asked for before comes first, then what an inspector only found.
order by
    earlier.local_authority asc, is_asked_before desc, recurring_issues.later_date asc,
    recurring_issues.earlier_date asc, recurring_issues.similarity desc, recurring_issues.recurring_issue_id asc

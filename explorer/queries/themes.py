"""What the views of themes ask: findings by what they are about, whose and when, and what came back.

`$area` is a local_authority_key, or null for all.
"""

from explorer.queries.asked_for import ASKED_FOR_KINDS
from explorer.queries.dated import said_of_date

# A row a finding and theme. A paper of no event is of its own day; what is neither praise nor criticism is mixed.
_TOLD = f"""
    told as (
        select
            themes.*,
            coalesce(
                themes.event_end_date, themes.event_start_date,
                documents.published_date, documents.letter_date, documents.meeting_date
            ) as told_on,
            case
                when coalesce(themes.event_end_date, themes.event_start_date) is null then {said_of_date("documents")}
                when themes.event_kind = 'committee_meeting' then 'meeting of'
                else 'fieldwork to'
            end as told_at,
            year(told_on) as told_in,
            documents.kind as document_kind,
            case
                when themes.direction in ('strength', 'improving') then 'strength'
                when themes.direction in ('weakness', 'declining') then 'weakness'
                else 'mixed'
            end as said,
            themes.kind in {ASKED_FOR_KINDS} as is_asked
        from reporting.finding_themes as themes
        inner join reporting.documents as documents
            on themes.document_id = documents.document_id and documents.counted_under is null
        where $area is null or themes.local_authority_key = $area
    )"""
_COUNTED = """
        count(*) as findings,
        count(*) filter (said = 'strength') as strengths,
        count(*) filter (said = 'mixed') as mixed,
        count(*) filter (said = 'weakness') as weaknesses,
        count(*) filter (is_asked) as asked_for"""
_BACK = """
    back as (
        select theme, local_authority_key, count(distinct later_finding_id) as came_back
        from reporting.recurring_issues
        where is_asked_before
        group by theme, local_authority_key
    )"""

THEMES = f"""
    with {_TOLD.strip()},
    counted as (
        select
            theme, any_value(theme_label) as theme_label,
            count(distinct local_authority_key) as authorities,
            count(distinct document_id) as documents,{_COUNTED},
            min(told_in) as first_year,
            max(told_in) as last_year
        from told
        group by theme
    ),{_BACK},
    of_theme as (
        select theme, sum(came_back)::integer as came_back, count(*) as came_back_in
        from back
        where $area is null or local_authority_key = $area
        group by theme
    )
    select counted.*, coalesce(came_back, 0) as came_back, coalesce(came_back_in, 0) as came_back_in
    from counted
    left join of_theme using (theme)
    order by came_back desc, weaknesses desc, theme_label
"""
THEME = "select theme, label, description from marts.dim_themes where theme = $theme"
AREAS = """
    select distinct local_authority_key as value, local_authority as label
    from reporting.finding_themes
    where local_authority_key is not null
    order by label
"""
# Of some years many more documents were read than of others, and some name the theme nowhere.
YEARS = f"""
    with {_TOLD.strip()},
    read as (
        select told_in, count(distinct document_id) as documents_read from told group by told_in
    ),
    counted as (
        select
            told_in,
            count(distinct document_id) as documents,{_COUNTED}
        from told
        where theme = $theme
        group by told_in
    )
    select read.told_in, read.documents_read, coalesce(columns(counted.* exclude (told_in)), 0)
    from read
    left join counted on read.told_in is not distinct from counted.told_in
    order by read.told_in
"""
# Every theme, or of one every authority, in every year.
_OVER_YEARS = f"""
    with {_TOLD.strip()}
    select {{of}}, told_in, count(distinct document_id) as documents,{_COUNTED}
    from told
    where told_in is not null{{where}}
    group by all
    order by told_in desc, {{named}}
"""
THEMES_OVER_YEARS = _OVER_YEARS.format(of="theme, theme_label", where="", named="theme_label")
AUTHORITIES_OVER_YEARS = _OVER_YEARS.format(
    of="local_authority_key, local_authority", where=" and theme = $theme", named="local_authority"
)
READ_IN_YEARS = f"""
    with {_TOLD.strip()}
    select told_in, count(distinct document_id) as documents_read from told group by told_in
"""
AUTHORITIES = f"""
    with {_TOLD.strip()},{_BACK},
    counted as (
        select
            local_authority_key,
            any_value(local_authority) as local_authority,
            count(distinct document_id) as documents,{_COUNTED},
            min(told_in) as first_year,
            max(told_in) as last_year
        from told
        where theme = $theme
        group by local_authority_key
    )
    select counted.*, coalesce(back.came_back, 0) as came_back
    from counted
    left join back on counted.local_authority_key = back.local_authority_key and back.theme = $theme
    order by came_back desc, weaknesses desc, local_authority
"""
DOCUMENTS = f"""
    with {_TOLD.strip()}
    select
        any_value(told_on) as told_on,
        any_value(told_at) as told_at,
        any_value(document_kind) as document_kind,
        any_value(document_file) as document_file,
        document_id,{_COUNTED}
    from told
    where theme = $theme
    group by document_id
    order by told_on desc nulls last, document_file
"""
WORDS = f"""
    with {_TOLD.strip()}
    select
        told.told_on, told.told_at, told.local_authority, told.local_authority_key, told.event_kind, told.document_kind,
        told.said, told.direction, told.kind, findings.text, told.document_file, told.page, told.finding_id,
        count(*) over () as in_all
    from told
    inner join reporting.findings as findings using (finding_id)
    where told.theme = $theme
        and ($year is null or told.told_in = $year)
        and ($said is null or told.said = $said or ($said = 'asked_for' and told.is_asked))
    order by told.told_on desc nulls last, told.local_authority, findings.finding_number
    limit $most
"""

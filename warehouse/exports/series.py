"""Values over time in the layout of the Department for Education's open data standards, one row a value.

Time, geography, filters, indicator: https://dfe-analytical-services.github.io/analysts-guide/statistics-production/ud.html
"""

from __future__ import annotations

from collections.abc import Sequence

from warehouse.exports.csv_files import BYTE_ORDER_MARK, FOLDER, csv_text
from warehouse.exports.folder import ExportFolder
from warehouse.exports.tables import EVERY_LICENCE, ExportedColumn, ExportedTable

NAME = "series"
WITHHELD = "c"
"""The standards' sign for a value that is confidential."""
_OFFICIAL_LICENCE = "Open Government Licence v3.0"
"""Of the Department's statistics on gov.uk."""
_COLUMNS = (
    ("time_period", "VARCHAR", "year as YYYY, or a year of two calendar years as YYYYYY"),
    ("time_identifier", "VARCHAR", "what kind of period it is; for the value of a day its month"),
    ("geographic_level", "VARCHAR", "National or Local authority"),
    ("country_code", "VARCHAR", "ONS code of the country"),
    ("country_name", "VARCHAR", "name of the country"),
    ("old_la_code", "VARCHAR", "the Department's number of the authority"),
    ("new_la_code", "VARCHAR", "ONS code of the authority"),
    ("la_name", "VARCHAR", "name of the authority"),
    ("figures", "VARCHAR", "Reported, by an inspection report or a paper of the council, or Official statistics"),
    ("measure_name", "VARCHAR", "the measure, in words"),
    ("breakdown", "VARCHAR", "which part of the measure it is: k=v; k=v; Total for the whole"),
    ("unit", "VARCHAR", "what the value counts in"),
    ("qualifier", "VARCHAR", "how the printed value is qualified: exact, approx, over, ..."),
    ("first_day", "VARCHAR", "first day of the period"),
    ("last_day", "VARCHAR", "last day of the period, or the day that the value is as at"),
    ("value", "DOUBLE", f"the value; {WITHHELD} in CSV, nothing in Parquet where it is withheld"),
    ("measure", "VARCHAR", "the measure, as in dim_measures"),
    ("source", "VARCHAR", "file and page of the document, or the publication of the official statistics"),
    ("licence", "VARCHAR", "licence of the source"),
)
_KEY = ("time_period", "time_identifier", "geographic_level", "new_la_code", "figures", "measure", "breakdown", "unit")
_FILTERS = ("figures", "measure_name", "breakdown", "unit", "qualifier", "first_day", "last_day")
_REPORTED = f"""
    select
        told.local_authority_key, 'Reported' as figures, told.measure, told.measure_label as measure_name,
        if(told.breakdown = '', 'Total', told.breakdown) as breakdown, told.unit, told.qualifier,
        told.period_start, told.period_end, told.value,
        told.document_file || coalesce(', page ' || told.page, ', line ' || told.line, '') as source,
        coalesce(documents.licence, {EVERY_LICENCE}) as licence
    from ({{observations}}) as told
    left join (select document_id, min(licence) as licence from reporting.documents group by all) as documents
        on told.document_id = documents.document_id
    where told.is_preferred and told.comparator is null and told.measure is not null
        -- Without small numbers a part's name may be withheld: the part is not the whole.
        and told.breakdown is not null and told.measure_label is not null
    -- One year may be told as a year and as a financial year: each has its preferred value.
    qualify row_number() over (
        partition by told.local_authority_key, told.measure, breakdown, told.unit, told.period_start, told.period_end
        order by told.period_kind in ('year', 'range'), source
    ) = 1
"""
_OFFICIAL = f"""
    union all
    select
        official.local_authority_key, 'Official statistics', official.measure, measures.label, 'Total', measures.unit,
        'exact', official.period_start, official.period_end, official.value, official.source, '{_OFFICIAL_LICENCE}'
    from marts.fct_official_values as official
    inner join marts.dim_measures as measures on official.measure = measures.measure
    where official.is_latest and official.value is not null
"""
_TIMED = """
    select
        *, strftime(period_end, '%Y') as year,
        period_start = period_end or (is_whole and months = 1) as is_of_month,
        is_whole and months = 12 and month(period_start) = 1 as is_calendar_year,
        is_whole and months = 12 and month(period_start) = 4 as is_financial_year,
        is_whole and months = 12 and month(period_start) = 9 as is_academic_year,
        is_whole and months = 3 and month(period_start) in (1, 4, 7, 10) as is_quarter,
        year(period_start - interval 3 month) as financial_year
    from (
        select
            *, datediff('month', period_start, period_end) + 1 as months,
            day(period_start) = 1 and last_day(period_end) = period_end as is_whole
        from ({values})
        where period_start is not null and period_end is not null
    )
"""
_ROWS = """
    select
        case
            when timed.is_of_month or timed.is_calendar_year then timed.year
            when timed.is_academic_year then year(timed.period_start) || right(timed.year, 2)
            else timed.financial_year || right((timed.financial_year + 1)::varchar, 2)
        end as time_period,
        case
            when timed.is_of_month then strftime(timed.period_end, '%B')
            when timed.is_calendar_year then 'Calendar year'
            when timed.is_academic_year then 'Academic year'
            when timed.is_quarter then 'Financial year Q' || ((quarter(timed.period_start) + 2) % 4 + 1)
            else 'Financial year'
        end as time_identifier,
        if(areas.la_type = 'country', 'National', 'Local authority') as geographic_level,
        'E92000001' as country_code, 'England' as country_name,
        coalesce(areas.la_code::varchar, '') as old_la_code,
        if(areas.la_type = 'country', '', areas.gss_code) as new_la_code,
        if(areas.la_type = 'country', '', areas.local_authority) as la_name,
        timed.figures, timed.measure_name, timed.breakdown, timed.unit, timed.qualifier,
        strftime(timed.period_start, '%Y-%m-%d') as first_day, strftime(timed.period_end, '%Y-%m-%d') as last_day,
        timed.value, timed.measure, timed.source, timed.licence
    from ({timed}) as timed
    inner join marts.dim_local_authorities as areas using (local_authority_key)
    where timed.is_of_month or timed.is_calendar_year or timed.is_financial_year
        or timed.is_academic_year or timed.is_quarter
    order by areas.local_authority, timed.measure, timed.breakdown, timed.period_end, timed.period_start, timed.figures
"""


def series(tables: Sequence[ExportedTable]) -> ExportedTable:
    """The preferred values of authorities themselves and, where `marts` is exported, the latest official values.

    A value without a date, or for a period that the standards have no name for, is in `observations` alone.
    """
    observations = next(table for table in tables if table.name == "observations")
    official = _OFFICIAL if any(table.name == "fct_official_values" for table in tables) else ""
    values = _REPORTED.format(observations=observations.rows) + official
    return ExportedTable(
        "exports",
        NAME,
        "One row per authority, measure, part and period: values in the layout of the DfE's open data standards.",
        _ROWS.format(timed=_TIMED.format(values=values)),
        tuple(ExportedColumn(*column) for column in _COLUMNS),
        (*_KEY, "first_day", "last_day"),
        null_as=WITHHELD,
    )


def write_series_metadata(table: ExportedTable, folder: ExportFolder) -> None:
    """Writes the file that the standards ask for beside the values: what each filter and the indicator is."""
    meanings = {column.name: column.meaning for column in table.columns}
    header = "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column"
    labels = {name: name.replace("_", " ").capitalize() for name in (*_FILTERS, "value")}
    filters = [[name, "Filter", labels[name], "", "", "", meanings[name], ""] for name in _FILTERS]
    indicator = ["value", "Indicator", labels["value"], "", "", "", "", ""]
    text = csv_text([header.split(","), *filters, indicator])
    folder.place_text(f"{FOLDER}/{NAME}.meta.csv", BYTE_ORDER_MARK + text)

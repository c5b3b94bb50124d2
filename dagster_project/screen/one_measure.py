"""One subject of a comparison in full: each value with its date, its verdict, the reason and the passage."""

from __future__ import annotations

from typing import Any

import duckdb
from rich.console import Console
from rich.text import Text

from dagster_project.screen.words import figure, period, printed, within, words

FULL = """
    select
        label, breakdown, local_authority, year, value, unit, grade, status, as_at_start, as_at_end, is_common_date,
        rate_low, rate_high, reference, difference, ratio, ratio_low, ratio_high, comparable, reason,
        qualifier, rate_per_10000, official_value, c.page, c.quote, d.document_file
    from reporting.comparison as c
    left join (select document_id, document_file from reporting.documents where counted_under is null) as d
        using (document_id)
    where comparison_set = $comparison_set and (subject = $subject or lower(label) = lower($subject))
    order by breakdown, local_authority || ' ' || year <> reference, local_authority, year, as_at_end
"""


def show_subject(console: Console, connection: duckdb.DuckDBPyConnection, comparison_set: str, subject: str) -> bool:
    """Prints a measure or judgement area by code or label; false where the set holds none of that name."""
    found = connection.execute(FULL, {"comparison_set": comparison_set, "subject": subject})
    columns = [column[0] for column in found.description or []]
    rows = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
    if rows:
        console.print(Text(rows[0]["label"], style="bold"))
    for row in rows:
        _show_row(console, row)
    return bool(rows)


def _show_row(console: Console, row: dict[str, Any]) -> None:
    breakdown = f" ({row['breakdown']})" if row["breakdown"] else ""
    if row["grade"] is not None:
        stated = words(row["grade"])
    elif row["value"] is not None:
        stated = printed(row["value"], row["unit"], row["qualifier"])
    elif row["official_value"] is not None:
        stated = f"official: {figure(row['official_value'], row['unit'])}"
    else:
        stated = f"– {within(row['status'])}"
    when = period(row["as_at_start"], row["as_at_end"])
    line = Text(f"\n{row['local_authority']} {row['year']}{breakdown}: ")
    line.append(stated, style="bold")
    line.append(f"  {when}" + (" (common date)" if row["is_common_date"] else ""))
    console.print(line)
    if row["rate_low"] is not None:
        rate = f"{row['rate_per_10000']:.1f} per 10,000 aged under 18"
        console.print(f"  {rate}; 95 % interval of the rate: {row['rate_low']:.1f}–{row['rate_high']:.1f}")
    if row["ratio"] is not None:
        console.print(_beside_reference(row))
    console.print(Text(f"  {'Comparable' if row['comparable'] else 'Not comparable'}: {row['reason']}"))
    if row["quote"]:
        place = row["document_file"] + (f", page {row['page']}" if row["page"] else "")
        console.print(Text(f"  “{' '.join(row['quote'].split())}”  {place}", style="dim"))


def _beside_reference(row: dict[str, Any]) -> Text:
    """The ratio, and the difference where there is one: the counts of two authorities have none."""
    interval = f" ({row['ratio_low']:.2f}–{row['ratio_high']:.2f})" if row["ratio_low"] is not None else ""
    if row["difference"] is None:
        return Text(f"  ratio of the rates beside {row['reference']}: {row['ratio']:.2f}{interval}")
    sign = "−" if row["difference"] < 0 else "+"
    difference = figure(abs(row["difference"]), row["unit"])
    return Text(f"  {sign}{difference} beside {row['reference']}; ratio {row['ratio']:.2f}{interval}")

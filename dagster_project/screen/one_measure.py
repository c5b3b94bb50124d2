"""One subject of a comparison in full: each value with its date, its verdict, the reason and the passage."""

from __future__ import annotations

from typing import Any

import duckdb
from rich.console import Console
from rich.text import Text

from warehouse.comparing import HELD
from warehouse.words import figure, period, printed, within, words

FULL = f"""
    select compared.*, documents.document_file
    from {HELD} as compared
    left join (select document_id, document_file from reporting.documents where counted_under is null) as documents
        using (document_id)
    order by breakdown, member <> reference, local_authority, year, as_at_end
"""


def show_subject(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    """Prints the measure or judgement area that is held."""
    found = connection.execute(FULL)
    columns = [column[0] for column in found.description or []]
    rows = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
    console.print(Text(rows[0]["label"], style="bold"))
    for row in rows:
        _show_row(console, row)


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
    if row["rate"] is not None:
        console.print(_rate(row))
    if row["ratio"] is not None:
        console.print(_beside_reference(row))
    verdict = "Reference" if row["is_reference"] else "Comparable" if row["comparable"] else "Not comparable"
    console.print(Text(f"  {verdict}: {row['reason']}"))
    if row["quote"]:
        place = row["document_file"] + (f", page {row['page']}" if row["page"] else "")
        console.print(Text(f"  “{' '.join(row['quote'].split())}”  {place}", style="dim"))


def _rate(row: dict[str, Any]) -> Text:
    """The rate that the paper prints, where it does, and the one reckoned, with its interval and what it is of."""
    of = "per 10,000 aged under 18" if row["rate_unit"] == "per_10000" else f"% of {within(row['denominator'])}"
    stated = f"{row['printed_rate']:.1f} printed; {row['rate']:.1f}" if row["printed_rate"] else f"{row['rate']:.1f}"
    interval = f"{row['rate_low']:.1f}–{row['rate_high']:.1f}"
    return Text(f"  {stated} {of} ({row['denominator_source']}); 95 % interval of the rate: {interval}")


def _beside_reference(row: dict[str, Any]) -> Text:
    """The ratio, and the difference where there is one: the counts of two authorities have none."""
    interval = f" ({row['ratio_low']:.2f}–{row['ratio_high']:.2f})" if row["ratio_low"] is not None else ""
    if row["difference"] is None:
        return Text(f"  ratio of the rates beside {row['reference']}: {row['ratio']:.2f}{interval}")
    sign = "−" if row["difference"] < 0 else "+"
    difference = figure(abs(row["difference"]), row["unit"])
    return Text(f"  {sign}{difference} beside {row['reference']}; ratio {row['ratio']:.2f}{interval}")

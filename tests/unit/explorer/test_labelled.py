"""Cells of a row with their headings."""

from markupsafe import Markup

from explorer.labelled import filled, labelled

COLUMNS = [("On", "date"), ('A "word" & <b>', ""), ("Where", "")]


def test_each_cell_has_the_heading_of_its_column_escaped() -> None:
    cells = Markup('<td class="date">1</td>\n<th scope="row">x <em>td</em></th><td></td>')

    assert labelled(cells, COLUMNS) == (
        '<td data-label="On" class="date">1</td>\n'
        '<th data-label="A &#34;word&#34; &amp; &lt;b&gt;" scope="row">x <em>td</em></th><td data-label="Where"></td>'
    )


def test_a_cell_without_a_column_has_none_and_text_is_no_cell() -> None:
    assert labelled(Markup("<td>&lt;td&gt;</td><td></td>"), COLUMNS[:1]) == (
        '<td data-label="On">&lt;td&gt;</td><td></td>'
    )


def test_a_column_in_which_no_row_has_anything_is_left_out() -> None:
    rows = [
        Markup('<td class="date">1</td>\n<th></th>\n<td> </td>'),
        Markup("<td></td><th><em>2</em></th><td><br></td>"),
    ]

    kept, cells = filled(rows, COLUMNS)

    assert kept == COLUMNS[:2]
    assert cells == ['<td class="date">1</td>\n<th></th>\n', "<td></td><th><em>2</em></th>"]
    assert labelled(cells[1], kept).startswith('<td data-label="On">')


def test_rows_with_other_cells_than_one_a_column_keep_all() -> None:
    rows = [Markup("<td>1</td><td></td>")]

    assert filled(rows, COLUMNS) == (COLUMNS, rows)

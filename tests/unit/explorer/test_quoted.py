"""How passages are shown: marks of layout and footnotes, and nothing that a document could do with them."""

from __future__ import annotations

import pytest

from explorer.quoted import as_read, shown


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("17<sup>th</sup> September", "17<sup>th</sup> September"),
        ("pupils of secondary schools3 and", "pupils of secondary schools<sup>3</sup> and"),
        ("in the area.4 It", "in the area.<sup>4</sup> It"),
        ("(20.1%).5", "(20.1%).<sup>5</sup>"),
        ("<b>Drift &amp; Delay</b> - <u> </u>", "Drift &amp; Delay -  "),
        ("one<br>two", "one two"),
        ("who wait \n\f11\nfor help", "who wait \nfor help"),
        ("who wait \n11 \n\ffor help", "who wait \nfor help"),
        ("who wait \n\f28% of all", "who wait \n28% of all"),
    ],
)
def test_marks_and_footnotes_are_shown_as_what_they_mean(text: str, html: str) -> None:
    assert str(shown(text)) == html


@pytest.mark.parametrize(
    "text",
    ["a rate of 10.4", "1,234.5", "Motivat8", "key stage4", "aged 18,19", "Take5 and year11", "area.4%"],
)
def test_a_number_of_its_own_is_no_footnote(text: str) -> None:
    assert str(shown(text)) == text


def test_what_tries_to_be_html_is_text() -> None:
    assert str(shown("<script>a</script><sup onclick=x>1</sup><sup><b>")) == (
        "&lt;script&gt;a&lt;/script&gt;&lt;sup onclick=x&gt;1"
    )
    assert str(shown(None)) == ""


def test_what_stands_beside_the_turn_of_a_page_and_was_not_read_is_left_out() -> None:
    quote = "Plans for schools3 \n3 Both of them.\n\fInspection of Dudley\n1 to 5 May 2023 7\nare late.\nThey drift."
    assert str(shown(as_read(quote, "Plans for schools are late. They drift."))) == (
        "Plans for schools<sup>3</sup> \nare late.\nThey drift."
    )
    assert (
        as_read("In May, \n\f28 plans\nwere late.", "In May, 28 plans were late.") == "In May, \n\f28 plans\nwere late."
    )

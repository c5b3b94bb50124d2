import io

import pytest
from PIL import Image

from ingest.page_pictures import VALUE, PrintedPages, Stretch
from ingest.pdf import read_pdf
from tests.printed_pdf import PrintedLine, print_pdf

PAGES = (
    (PrintedLine("Dudley", 70, 760), PrintedLine("In March the council's homes", 70, 700)),
    (PrintedLine("had 41 children.", 70, 760), PrintedLine("In May they had 43 children.", 70, 700)),
)
CONTENT = print_pdf(PAGES)
TEXT = read_pdf(CONTENT, "dudley.pdf").text


@pytest.fixture
def pages():
    with PrintedPages(CONTENT, "dudley.pdf") as opened:
        yield opened


def stretch_of(quote: str) -> tuple[str, int]:
    return quote, TEXT.index(quote)


def test_a_passage_is_found_by_its_place_and_not_where_its_words_stand_first(pages: PrintedPages) -> None:
    second = TEXT.rindex("children")

    found = pages.stretch(2, "children", second)

    assert found is not None and found.start > pages.stretch(2, "children").start  # type: ignore[union-attr]


def test_a_passage_that_goes_on_overleaf_is_found_on_both_pages(pages: PrintedPages) -> None:
    start, end = TEXT.index("In March"), TEXT.index("41 children.") + len("41 children.")
    passage = TEXT[start:end]

    assert pages.pages_of(passage, start, near=2) == [1, 2]
    assert pages.stretch(2, passage, start) == Stretch(0, len("had 41 children."))


def test_words_alone_are_looked_for_on_the_told_page_whatever_its_quotation_marks(pages: PrintedPages) -> None:
    assert pages.pages_of("In March the council’s\nhomes", None, near=1) == [1]
    assert pages.pages_of("In March the council’s homes", None, near=2) == []


def test_the_marked_passage_is_yellow_and_its_value_orange_where_they_are_printed(pages: PrintedPages) -> None:
    quote, start = stretch_of("In May they had 43 children.")
    plain = Image.open(io.BytesIO(pages.picture(2, 1, []))).convert("RGB")
    marks = pages.marks(2, quote, start, (quote.index("43"), 2))
    marked = Image.open(io.BytesIO(pages.picture(2, 1, marks))).convert("RGB")

    changed = [at for at in pixels(marked) if marked.getpixel(at) != plain.getpixel(at)]
    orange = [at for at in changed if marked.getpixel(at)[0] == 255 and marked.getpixel(at)[1] <= VALUE[1]]
    assert {842 - 715 < y < 842 - 690 for _, y in changed} == {True}
    assert orange and len(orange) < len(changed) / 4


def test_a_page_of_other_words_is_shown_without_a_mark(pages: PrintedPages) -> None:
    assert pages.marks(1, "In May they had 43 children.") == []


def pixels(picture: Image.Image) -> list[tuple[int, int]]:
    return [(x, y) for y in range(picture.height) for x in range(picture.width)]

"""No text of the real documents' published file carries contact details or officers' names."""

from __future__ import annotations

from tests.conftest import ODD_INPUTS, REAL, Walked
from tests.integration.test_people import assert_nobody_but_inspectors, named, papers_in, texts


def test_the_real_documents_name_nobody_but_inspectors(real: Walked) -> None:
    papers = papers_in(*REAL, ODD_INPUTS)
    published = texts(real.data.published)

    assert len(named(papers)) >= 10
    assert_nobody_but_inspectors(published, papers)

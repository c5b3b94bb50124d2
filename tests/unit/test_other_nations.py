"""Reports, letters and papers of Wales, Scotland and Ireland are refused as such, with who inspects there."""

from __future__ import annotations

import pytest

from tests.unit.reading_of import reading_of

PROSE = (
    "\n\nLeaders know their services for children well, and young people are listened to. Staff said that caseloads "
    "are manageable and that supervision is regular; records show why decisions were taken, and for whom."
) * 3
INSPECTORS = ("Care Inspectorate Wales and Estyn", "the Care Inspectorate", "RQIA", "HIQA")

ELSEWHERE = {
    "Estyn's report": "Estyn\n\nA report on education services in Powys County Council\nDate of inspection: July 2019",
    "a Welsh letter to partners": (
        "Joint Inspection of Child Protection Arrangements\nDenbighshire\n\nDear local partnership\n\nBetween 24 and "
        "28 April 2023, Care Inspectorate Wales, Estyn and Healthcare Inspectorate Wales inspected services for "
        "children. This letter outlines our findings."
    ),
    "a Welsh letter to a director": (
        "12 March 2021\nDear Director\n\nAssurance check: Flintshire County Council\n\nThis letter summarises the "
        "findings of the monitoring visit of Care Inspectorate Wales on 1 to 5 March 2021."
    ),
    "a Scottish report": (
        "Report of a joint inspection of services for children and young people at risk of harm in Stirling\nMarch 2023"
        "\nPrepared by the Care Inspectorate in partnership with Education Scotland"
    ),
    "Scottish minutes": (
        "Glasgow City Council\nMinutes of the Children and Families Committee\n4 March 2021\nThe Convener opened the "
        "meeting. Members noted how many children came to a Children's Hearing."
    ),
    "a letter of Northern Ireland": (
        "Belfast\n\nDear Chief Executive\n\nThis letter summarises the monitoring visit to the Southern Health and "
        "Social Care Trust on 1 and 2 March 2021. RQIA looked at how children are looked after."
    ),
    "a report of Northern Ireland": (
        "Education and Training Inspectorate\n\nReport of a child protection inspection\n\nThe schools of the area"
    ),
    "an Irish report": (
        "Health Information and Quality Authority\nReport of an inspection of a Child Protection and Welfare Service\n"
        "Name of provider: Tusla\nDates of inspection: 10 to 12 May 2022"
    ),
}
IN_ENGLAND = {
    "a report that tells of homes in Wales": (
        "Dudley Council\nReport to: Corporate Parenting Board\nDate of meeting: 4 March 2021\nReport by: Head of Care\n"
        "Title: Children placed in Wales\n\nThe Welsh Government and Care Inspectorate Wales were told of 12 children."
    ),
    "a letter that tells of a move from Scotland": (
        "Dear Director\n\nMonitoring visit to Dudley children's services\n\nThis letter summarises the findings of the "
        "monitoring visit to Dudley Metropolitan Borough Council on 1 and 2 March 2021. One child had moved from the "
        "area of the Care Inspectorate."
    ),
}


@pytest.mark.parametrize("text", ELSEWHERE.values(), ids=ELSEWHERE)
def test_what_is_from_another_nation_is_refused_and_says_who_inspects_there(text: str) -> None:
    document = reading_of(text + PROSE).documents[0]

    assert (document.kind, document.outcome, document.local_authority) == ("other_nation", "refused", None)
    assert all(name in (document.reason or "") for name in INSPECTORS)


@pytest.mark.parametrize("text", IN_ENGLAND.values(), ids=IN_ENGLAND)
def test_an_english_paper_may_tell_of_another_nation(text: str) -> None:
    document = reading_of(text + PROSE).documents[0]

    assert document.kind in ("committee_report", "monitoring_visit_letter")
    assert document.local_authority == "Dudley"

"""What the cells of a comparison's row have in common is said once."""

from __future__ import annotations

from typing import Any

from explorer.side_by_side import subjects_of, with_care

NONE_THERE = "No such figure of Bradford 2014 was found to compare with."


def row(member: str, reason: str, **more: Any) -> dict[str, Any]:
    of = {"label": "Contacts", "breakdown": "", "value": 1.0, "official_value": None, "grade": None}
    return {**of, "member": member, "reason": reason, "comparable": False, "is_reference": False, **more}


def reasons(*rows: dict[str, Any]) -> tuple[str, dict[str, str]]:
    (subject,) = subjects_of(rows)
    return subject["why"], {member: of[0]["own_reason"] for member, of in subject["cells"].items()}


def test_a_reason_that_all_give_is_said_once() -> None:
    assert reasons(row("Bolton 2014", NONE_THERE), row("Wigan 2014", NONE_THERE)) == (
        NONE_THERE,
        {"Bolton 2014": "", "Wigan 2014": ""},
    )


def test_what_else_one_of_them_says_stays_with_it() -> None:
    differs = f"Different dates: at 31 March 2013 here. {NONE_THERE}"

    assert reasons(row("Bolton 2014", differs), row("Wigan 2014", NONE_THERE)) == (
        NONE_THERE,
        {"Bolton 2014": "Different dates: at 31 March 2013 here.", "Wigan 2014": ""},
    )


def test_reasons_that_differ_and_a_reason_of_one_alone_stay_in_their_cells() -> None:
    own = {"Bolton 2014": "Other dates.", "Wigan 2014": NONE_THERE}

    assert reasons(*(row(*one) for one in own.items())) == ("", own)
    assert reasons(row("Bolton 2014", NONE_THERE)) == ("", {"Bolton 2014": NONE_THERE})


def test_neither_the_reference_nor_what_may_be_compared_nor_what_is_absent_counts() -> None:
    others = (
        row("Bradford 2014", "", is_reference=True),
        row("Leeds 2014", "The same date.", comparable=True),
        row("Sefton 2014", "None was read.", value=None),
    )
    why, own = reasons(*others, row("Bolton 2014", NONE_THERE), row("Wigan 2014", NONE_THERE))

    assert why == NONE_THERE and own["Leeds 2014"] == "The same date."


def test_what_is_to_be_known_of_two_frameworks_alike_tells_neither_from_the_other() -> None:
    grades = [
        row("Leeds 2026", "", is_reference=True, subject="in_care", judgement_id="a"),
        row("Torbay 2026", "Two frameworks.", comparable=True, subject="in_care", judgement_id="b"),
    ]

    def care(*notes: str | None) -> dict[str, list[str]]:
        of = zip("ab", ("ilacs_2026", "ilacs_2023"), notes, strict=True)
        return with_care(
            grades, [{"judgement_id": one, "framework": by, "comparability_note": note} for one, by, note in of]
        )

    assert care("The closest area", "The closest area") == {"b": ["Two frameworks."]}
    assert care("Joint until 2022", "Of its own") == {"b": ["Two frameworks.", "Joint until 2022.", "Of its own."]}
    assert care(None, "Of its own") == {"b": ["Two frameworks.", "Of its own."]}


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    both = [
        row(member, f"Different dates for {of} St. Helens 2014.")
        for member, of in (("A 2014", "one"), ("B 2014", "two"))
    ]

    assert reasons(*both)[0] == ""

"""A printed label finds its measure; a label that only resembles one does not."""

from __future__ import annotations

import re
from functools import cache

import duckdb
import pytest
from jinja2 import Environment

from dagster_project.paths import DBT_PROJECT
from ingest import catalogue

LABELS = [
    # area statistics of inspection reports, 2014 to 2018
    ("children and young people under the age of 18 years live in Bolton", "count", "population_under_18"),
    ("children and young people under 18 years old live in Medway", "count", "population_under_18"),
    ("live in Bolton: total population in the area", "percent", "population_under_18_share"),
    ("local authority's children are living in poverty", "percent", "children_living_in_poverty"),
    ("children aged under 16 years are living in low-income families", "percent", "children_living_in_poverty"),
    ("children entitled to free school meals: primary schools", "percent", "free_school_meals_primary"),
    (
        "children entitled to free school meals: secondary schools national average",
        "percent",
        "free_school_meals_secondary",
    ),
    (
        "who speak English as an additional language: primary schools",
        "percent",
        "english_as_additional_language_primary",
    ),
    ("Children from minority ethnic groups account for of all children", "percent", "minority_ethnic_children"),
    ("identified through assessment as being formally in need of a specialist service", "count", "children_in_need"),
    ("children and young people were the subject of a child protection plan", "count", "child_protection_plans"),
    (
        "children were the subject of a child protection plan rate of per 10,000",
        "rate_per_10000",
        "child_protection_plans_rate",
    ),
    ("children lived in a privately arranged fostering placement", "count", "private_fostering_arrangements"),
    ("serious incident notifications have been submitted to Ofsted", "count", "serious_incident_notifications"),
    ("children are being looked after by the LA", "count", "children_looked_after"),
    ("local authority is looking after children", "count", "children_looked_after"),
    (
        "children were being looked after by the local authority: per 10,000 children",
        "rate_per_10000",
        "children_looked_after_rate",
    ),
    (
        "children are being looked after by the LA: live outside the local authority area",
        "count",
        "placed_outside_local_authority",
    ),
    ("live outside the local authority area", "percent", "placed_outside_local_authority_share"),
    ("children looked after: lived in residential children’s homes", "count", "in_residential_childrens_homes"),
    (
        "live in residential children’s homes whom live out of the authority area",
        "percent",
        "in_residential_childrens_homes_outside_local_authority_share",
    ),
    ("this number: live in residential special schools", "count", "in_residential_special_schools"),
    ("children are being looked after by the LA: live with foster families", "count", "in_foster_care"),
    ("this number: live with parents", "count", "placed_with_parents"),
    ("were placed for adoption", "count", "placed_for_adoption"),
    ("children are unaccompanied asylum-seeking children", "count", "unaccompanied_asylum_seeking_children"),
    ("who have ceased to be looked after: adoptions", "count", "adoptions"),
    ("children became subject of special guardianship orders", "count", "special_guardianship_orders"),
    ("children who became the subject of residence orders", "count", "residence_orders"),
    ("children have ceased to be looked after", "count", "ceased_to_be_looked_after"),
    (
        "have ceased to be looked after whom subsequently returned to be looked after",
        "percent",
        "returned_to_be_looked_after",
    ),
    ("ceased to be looked after and moved on to independent living", "count", "moved_to_independent_living"),
    ("children who returned to live with parents or relatives", "count", "returned_to_parents_or_relatives"),
    (
        "ceased to be looked after are now living in houses of multiple occupation",
        "count",
        "living_in_houses_of_multiple_occupation",
    ),
    # indicators of an improvement plan
    ("Reduction in the number of contacts", "count", "contacts"),
    ("Contacts, Police", "count", "police_contacts"),
    ("Contacts, Police, %", "percent", "police_contacts_share"),
    ("Information and Advice, %", "percent", "police_contacts_information_and_advice_share"),
    ("Reduced % in contacts resulting in a referral", "percent", "contacts_resulting_in_referral"),
    ("Reduced % of referrals which were opened within 12 months", "percent", "re_referrals"),
    ("Reduction in the number of children who go missing", "count", "children_missing"),
    ("Reduction in the number of children in care who go missing", "count", "children_looked_after_missing"),
    ("Reduced number of missing episodes", "count", "missing_episodes"),
    ("Increased % in return home interviews accepted by children", "percent", "return_home_interviews_accepted"),
    ("return home interviews accepted by children in care", "percent", "return_home_interviews_accepted_looked_after"),
    ("Improved % timeliness of ICPC", "percent", "icpc_on_time"),
    ("Initial Child Protection Conferences resulting in a Child Protection Plan", "percent", "icpc_resulting_in_plan"),
    ("Improved % timeliness of Child in Need meetings", "percent", "child_in_need_meetings_on_time"),
    ("Increase in identified Private Fostering Arrangements", "count", "private_fostering_arrangements"),
    ("decrease in % of children with 3 or more placements in year", "percent", "placements_3_or_more"),
    (
        "% children ceasing care made subject to a Special Guardianship Order",
        "percent",
        "special_guardianship_orders_share",
    ),
    (
        "Increase % of young people in education, employment, or training",
        "percent",
        "care_leavers_in_education_employment_training",
    ),
    ("Increase % of young people in suitable accommodation", "percent", "care_leavers_in_suitable_accommodation"),
    ("Audits Returned", "count", "audits_completed"),
    ("Decrease in grade change at moderation", "percent", "audit_grade_changed"),
    # tables of a reviewing officers' report
    ("TOTAL ALL CHILDREN LOOKED AFTER AT 31 MARCH, BOYS, LAC 2015-16 DATA", "count", "children_looked_after"),
    ("White, ETHNIC ORIGIN OF CHILDREN LOOKED AFTER", "count", "children_looked_after"),
    ("Care Orders: Full, LEGAL STATUS", "count", "children_looked_after"),
    ("Disability, CATEGORY OF NEED FOR CHILDREN LOOKED AFTER", "count", "children_looked_after"),
    ("LAC Total", "count", "children_looked_after"),
    ("LAC, Total", "count", "children_looked_after"),
    ("IRO Caseload, 78-80", "count", "iro_caseload"),
    ("Placed with own parents, PLACEMENT", "count", "placed_with_parents"),
    ("Total Number of Children who have Started to be Looked After", "count", "started_to_be_looked_after"),
    ("PN4 Child attended without contributing, Total", "count", "participation_in_reviews"),
    ("Placement - Poor placement stability, Challenges by Category", "count", "iro_challenge_concerns"),
    ("Looked After Children, Progress 8", "score", "progress_8"),
    ("Sentenced to custody, %", "percent", "ceased_to_be_looked_after_share"),
    # what only resembles a measure
    ("children looked after achieved five good GCSEs", "count", None),
    ("children looked after have a dedicated nurse each week", "percent", None),
    ("information about this local authority area", "count", None),
    ("subject of a child protection plan", "weeks", None),
    ("rate of offending per 10,000", "rate_per_10000", None),
    ("foster carers sit as representatives on the panel", "count", None),
    ("meetings of the panel", "count", None),
    # further printed forms
    ("unaccompanied asylum seekers", "count", "unaccompanied_asylum_seeking_children"),
    ("number of children adopted increased", "count", "adoptions"),
    ("children left care through adoption", "percent", "ceased_adopted_share"),
    ("children who return to care", "percent", "returned_to_be_looked_after"),
    ("care leavers are accessing higher education", "count", "care_leavers_in_higher_education"),
    # one word of a measure, where something else is counted
    ("educational psychologists who assess pupils placed out of borough", "count", None),
    ("incidents involving children subject to child protection plans", "count", None),
    ("new permanent social workers have been appointed and caseloads are reducing", "count", None),
    ("good support provided by specialist children with disability units", "count", None),
    ("further in traineeships and preparing to progress to apprenticeships", "count", None),
    ("child death reviews that were delayed by other inquiries", "count", None),
    ("looked after children went missing times", "count", None),
    (
        "children missing or at risk of missing education are monitored by the locality teams of each district",
        "count",
        None,
    ),
    ("young people have chosen to stay with their existing foster carers", "count", "care_leavers_staying_put"),
    ("independent fostering agency placements", "percent", None),
    ("adopters' assessments are completed within timescales", "percent", None),
    ("lived inside the local authority area or one of its neighbouring boroughs", "percent", None),
    ("live inside the local authority area", "percent", "placed_inside_local_authority_share"),
    ("subject to pre-proceedings planning for weeks or longer", "weeks", None),
    ("longest care proceedings took weeks", "weeks", None),
    ("looked after children live more than miles from home", "miles", None),
    ("capped caseload of a team", "fte", None),
    ("girls of the school took part", "count", None),
    # the opposite of a measure
    ("children looked after do not have a dental check", "percent", None),
    ("pathway plans are good", "percent", None),
    ("personal education plans need some improvement", "percent", None),
    ("up-to-date personal education plans", "percent", "personal_education_plans_up_to_date"),
    ("children wait longer than 20 months between entering care and moving in", "percent", None),
    ("young people said that they did not feel safe", "percent", "feel_safe_in_placement"),
    # own words before those of the subject that a sentence leans on
    ("pupils are known to be home educated: actively engaged with the authority", "count", None),
    ("pupils are known to be home educated: this number has increased", "count", "electively_home_educated"),
    ("social work posts were filled by agency staff: this has reduced to managers", "percent", None),
    ("children were being looked after by the authority: lives with parents", "count", "placed_with_parents"),
    ("looked after population: number of boys has decreased", "count", "children_looked_after"),
]


def normalised(label: str) -> str:
    """The label as the database's macro of that name makes it."""
    plain = re.sub(r"<[^>]{1,40}>|[*_#]+", " ", label).lower().translate(str.maketrans("‘’“”–—", "''\"\"--"))
    return re.sub(r"\s+", " ", plain).strip()


@cache
def _words(macro: str) -> re.Pattern[str]:
    """The words of a macro that the models guard the catalogue with."""
    source = (DBT_PROJECT / "macros" / "measure_of_label.sql").read_text(encoding="utf-8")
    return re.compile(getattr(Environment().from_string(source).module, macro)(), re.ASCII)


@cache
def _aliases() -> tuple[tuple[str, re.Pattern[str], bool, dict[str, str]], ...]:
    """Unit, pattern and row of each alias in the order in which they are tried; True where a negation bars it."""
    better = {row["measure"] for row in catalogue.rows("measures") if row["polarity"] == "higher_is_better"}
    rows = sorted(
        catalogue.rows("measure_aliases"), key=lambda row: (int(row["priority"]), row["unit"], row["pattern"])
    )
    return tuple(
        (row["unit"], re.compile(row["pattern"], re.I), row["measure"] in better and "not " not in row["pattern"], row)
        for row in rows
    )


def _first(words: str, unit: str) -> int | None:
    """Number of the first alias that fits, as the model of label measures finds it."""
    is_negated = bool(_words("negation_words").search(words))
    return next(
        (
            number
            for number, (its_unit, pattern, is_barred, _) in enumerate(_aliases())
            if its_unit == unit and pattern.search(words) and not (is_barred and is_negated)
        ),
        None,
    )


def alias_of(label: str, unit: str) -> dict[str, str] | None:
    """The catalogue's row that fits a label of a sentence: "subject: own words", or own words alone."""
    label = _words("told_of_others").sub(r"\1", normalised(label))
    subject, _, own = label.rpartition(": ")
    if not subject or _words("quantity_words").fullmatch(own):
        found = {_first(label, unit)}
    else:
        found = {_first(own if " " in own else "", unit)} | ({_first(label, unit)} - {_first(subject, unit)})
    numbers = [number for number in found if number is not None]
    return _aliases()[min(numbers)][3] if numbers else None


def measure_of(label: str, unit: str) -> str | None:
    row = alias_of(label, unit)
    return row["measure"] if row else None


def breakdown_of(label: str, unit: str) -> str | None:
    row = alias_of(label, unit)
    return row["breakdown"] if row else None


@pytest.mark.parametrize(("label", "unit", "measure"), LABELS)
def test_a_label_finds_its_measure(label: str, unit: str, measure: str | None) -> None:
    assert measure_of(label, unit) == measure


def test_every_measure_has_a_printed_form_or_an_official_series() -> None:
    reached = {row["measure"] for row in catalogue.rows("measure_aliases")}
    reached |= {row["measure"] for row in catalogue.rows("official_values")}
    assert {row["measure"] for row in catalogue.rows("measures")} <= reached


@pytest.mark.parametrize(
    ("label", "breakdown"),
    [
        ("Neglect was the concern for of children subject to child protection plans", "category=neglect"),
        ("child protection plans because of emotional abuse", "category=emotional_abuse"),
        ("Black or Black British", "ethnicity=Black or Black British"),
        ("largest minority ethnic groups are Asian or Asian British", "ethnicity=Asian or Asian British"),
        ("young people said that they did not feel safe", "answer=no"),
    ],
)
def test_a_label_that_names_a_part_has_its_breakdown(label: str, breakdown: str) -> None:
    assert breakdown_of(label, "percent") == breakdown


def test_domestic_abuse_is_no_category_of_a_plan() -> None:
    assert measure_of("children subject to child protection plans lived with domestic abuse", "percent") is None


@pytest.mark.parametrize(
    ("label", "around", "speaks"),
    [
        ("young people are in apprenticeships", "The experiences and progress of care leavers", True),
        ("young people aged 19 to 21 are at university", "", True),
        (
            "children looked after made a transition into training",
            "The experiences and progress of care leavers",
            False,
        ),
        ("16- and 17-year-old children are in training", "Children in care and care leavers", False),
        ("apprentices work within the council", "The impact of leaders", False),
    ],
)
def test_a_figure_on_care_leavers_says_so(label: str, around: str, speaks: bool) -> None:
    source = (DBT_PROJECT / "macros" / "measure_of_label.sql").read_text(encoding="utf-8")
    module = Environment().from_string(source).module
    told = module.speaks_of_care_leavers("$1::varchar", "concat_ws(' ', $1, $2::varchar)")
    assert duckdb.execute(f"select {told}", [normalised(label), around]).fetchone() == (speaks,)

"""A printed label finds its measure; a label that only resembles one does not."""

from __future__ import annotations

import pytest

from ingest import catalogue
from warehouse.meaning import aliases, stop
from warehouse.meaning.aliases import Alias, alias_of_item

ROWS = catalogue.rows("measure_aliases")
EVERY_FORM: dict[str, tuple[Alias, ...]] = aliases._aliases()

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
    ("Audits Returned", "count", "audits_returned"),
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
    ("cases heard at MARAC", "count", "marac_cases"),
    ("MARAC meetings", "count", None),
    ("siblings in care placed together", "percent", "siblings_placed_together_share"),
    ("siblings placed for adoption", "percent", None),
    ("pupils are known to be home educated: actively engaged with the authority", "count", None),
    ("pupils are known to be home educated: this number has increased", "count", "electively_home_educated"),
    ("social work posts were filled by agency staff: this has reduced to managers", "percent", None),
    ("children were being looked after by the authority: lives with parents", "count", "placed_with_parents"),
    ("looked after population: number of boys has decreased", "count", "children_looked_after"),
    # what councils count beside the statutory returns
    ("children missing education", "count", "children_missing_education"),
    ("children at risk of missing education", "count", None),
    ("complaints received", "count", "complaints_received"),
    ("complaints upheld", "count", None),
    ("allegations against people who work with children", "count", "lado_referrals"),
    ("hours of the LADO", "count", None),
    ("children looked after live within 20 miles of home", "percent", "placed_within_20_miles_share"),
    ("children looked after live more than 20 miles from home", "percent", "placed_over_20_miles_share"),
    ("average score of the strengths and difficulties questionnaire", "score", "strengths_and_difficulties_score"),
    ("child protection plans of two years or more", "count", "child_protection_plans_two_years"),
    ("child protection plans of two years or more", "percent", "child_protection_plans_two_years_share"),
    ("child protection plans of one year or more", "percent", None),
    ("fostering for adoption placements", "count", "early_permanence_placements"),
    ("fostering for adoption carers", "count", "early_permanence_carers"),
    ("overall absence of pupils", "percent", "overall_absence"),
    ("absence of staff", "percent", None),
    ("children with post-adoption support", "count", "children_with_adoption_support"),
    ("families with post-adoption support", "count", None),
    ("children looked after in alternative provision", "count", "looked_after_in_alternative_provision"),
    ("alternative provision inspected", "count", None),
    ("children with a change of social worker", "percent", "changes_of_social_worker"),
    ("children seen by their social worker", "percent", None),
    ("cases in care proceedings", "count", "care_proceedings_cases"),
    ("hearings of the court", "count", None),
    ("return home interviews held", "count", "return_home_interviews"),
    ("return home interviews refused", "count", None),
    ("care leavers in higher education", "percent", "care_leavers_in_higher_education_share"),
    ("care leavers in further education", "count", "care_leavers_in_further_education"),
    (
        "care leavers in education, employment or training",
        "count",
        "care_leavers_in_education_employment_training_number",
    ),
    (
        "care leavers not in education, employment or training",
        "count",
        "care_leavers_not_in_education_employment_training_number",
    ),
    ("care leavers in touch", "count", "care_leavers_in_touch_number"),
    ("care proceedings completed within 26 weeks", "percent", "court_proceedings_within_26_weeks"),
    ("care proceedings within 40 weeks", "percent", None),
    ("permanently excluded pupils", "percent", "permanent_exclusions_share"),
    ("children with an allocated social worker", "percent", "allocated_social_worker_share"),
    ("children with a new social worker", "percent", None),
    ("education, health and care plans issued within 20 weeks", "percent", "ehc_plans_within_20_weeks"),
    ("early help assessments within 20 weeks", "percent", None),
    ("children with an up-to-date care plan", "percent", "care_plans_up_to_date"),
    ("care leavers in staying put arrangements", "percent", "care_leavers_staying_put_share"),
    ("section 47 enquiries that led to an initial conference", "percent", "section_47_resulting_in_conference"),
    ("contacts closed with no further action", "percent", "contacts_no_further_action"),
    ("contacts closed with further action", "percent", None),
    ("newly qualified social workers", "percent", "newly_qualified_social_workers_share"),
    ("sickness of social workers, for each full-time post", "days", "staff_sickness_days"),
    ("return home interviews that were offered", "percent", "return_home_interviews_offered"),
    ("section 47 enquiries that led to an initial conference", "count", "section_47_resulting_in_conference_number"),
    ("contacts closed with no further action", "count", "contacts_no_further_action_number"),
    ("referrals closed with no further action", "percent", "referrals_no_further_action"),
    ("assessments closed with no further action", "percent", "assessments_no_further_action"),
    ("unallocated cases", "count", "unallocated_children"),
    ("children in unregistered homes", "count", "in_unregistered_homes"),
    ("children in unregulated accommodation", "count", "in_unregulated_placements"),
    ("children matched with long-term foster carers", "count", "long_term_foster_matches"),
    ("care leavers not in touch with the authority", "count", "care_leavers_not_in_touch"),
    ("care leavers not in touch with the authority", "percent", "care_leavers_not_in_touch_share"),
    ("section 47 enquiries that did not lead to a conference", "percent", "section_47_not_resulting_in_conference"),
    ("children whose plan for adoption was changed", "count", "adoption_plan_changed_number"),
    ("letterbox arrangements", "count", "letterbox_arrangements"),
    ("multi-agency audits", "count", "multi_agency_audits"),
    ("foster-to-adopt carers", "count", "early_permanence_carers"),
    ("groups of brothers and sisters placed together", "count", "sibling_groups_placed_together"),
    ("pupils in schools that require improvement", "percent", "schools_judged_below_good"),
    ("families in pre-proceedings", "count", "pre_proceedings_cases"),
    ("adopted adults who were supported", "count", "adopted_adults_supported"),
    ("adoption enquiries", "count", "adopter_enquiries"),
    ("children waiting for an independent visitor", "count", "waiting_for_independent_visitor"),
]


def decided(label: str, unit: str) -> tuple[str, str] | None:
    alias = alias_of_item.__wrapped__(label, unit)
    return (alias.measure, alias.breakdown) if alias else None


def measure_of(label: str, unit: str) -> str | None:
    """The measure of an item of a list: by a printed form, else by what it says in words."""
    item = {"reading": "sentence", "is_change": False, "reported_label": label, "unit": unit}
    return stop._of_printed_form(item).measure


@pytest.mark.parametrize(("label", "unit", "measure"), LABELS)
def test_a_label_finds_its_measure(label: str, unit: str, measure: str | None) -> None:
    assert (decided(label, unit) or (None,))[0] == measure


def test_every_measure_can_be_said_printed_or_is_an_official_series() -> None:
    tables = ("measure_aliases", "measure_facets", "official_values")
    reached = {row["measure"] for table in tables for row in catalogue.rows(table)}
    assert {row["measure"] for row in catalogue.rows("measures")} <= reached


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['measure']}-{row['pattern'][:40]}" for row in ROWS])
def test_an_example_is_its_measure_by_its_row_alone(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    meant = (row["measure"], row["breakdown"])
    own = next(form for form in EVERY_FORM[row["unit"]] if form.pattern.pattern == row["pattern"])
    assert decided(row["example"], row["unit"]) == meant
    assert not own.fits(aliases.normalised(row["counter_example"]))
    others = tuple(form for form in EVERY_FORM[row["unit"]] if form is not own)
    monkeypatch.setattr(aliases, "_aliases", lambda: {row["unit"]: others})
    assert decided(row["example"], row["unit"]) != meant


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
    assert (decided(label, "percent") or ("", None))[1] == breakdown


def test_domestic_abuse_is_no_category_of_a_plan() -> None:
    assert decided("children subject to child protection plans lived with domestic abuse", "percent") is None

"""What figures mean by their sentences: the number in question is marked « »."""

from __future__ import annotations

import pytest

from ingest.language.annotation import annotate
from ingest.language.facets import Facets

ANYTHING = "*"


def facets(marked: str, stem: str | None = None, before: tuple[str, ...] = ()) -> Facets:
    start, end = marked.index("«"), marked.index("»") - 1
    found = annotate(marked.replace("«", "").replace("»", ""), stem, before).figure(start, end)
    assert found is not None
    return found


def kinds(found: Facets) -> set[str]:
    return {restrictor.kind for restrictor in found.restrictors}


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("In 2014–15, «20» looked after children were adopted.", "looked after children were adopted"),
        ("«95»% of the 123 eligible care leavers have a plan.", "eligible care leavers have a plan"),
        ("The number of children adopted rose from «37» to 62.", "children adopted"),
        ("The number of children adopted rose from 37 to «62».", "children adopted"),
        ("Staff turnover was low, at «14»%.", "Staff turnover was low"),
        ("The Trust keeps in touch with «86»% of its care leavers.", "Trust keeps in touch with its care leavers"),
        ("«Thirteen» of the 21 cases were completed within 26 weeks.", "cases were completed within 26 weeks"),
        ("There was a «16»% increase in referrals.", "increase in referrals"),
        ("There are 300 children in care, of whom «89» moved.", "children in care moved, of children in care"),
    ],
)
def test_a_label_is_what_an_analyst_would_write(marked: str, label: str) -> None:
    assert facets(marked).label == label


@pytest.mark.parametrize(
    ("marked", "before", "label"),
    [
        ("Schools complete «90»% of the plans.", "", "Schools complete plans"),
        ("They pay for advice to help «40» young carers.", "", "to help young carers, They pay for advice"),
        ("This worker saw «23» boys.", "Gangs hurt boys.", "worker saw boys, Gangs hurt boys"),
        ("It pays «80»% of carers within five days.", "", "It pays carers within five days"),
        ("Seven of the «10» homes were good.", "", "homes"),
        ("Reviews are held within 28 days for «90»% of boys.", "", "Reviews are held within 28 days for boys"),
    ],
)
def test_a_label_says_all_that_its_clause_names(marked: str, before: str, label: str) -> None:
    start = marked.index("«")
    text = marked.replace("«", "").replace("»", "")
    figure = annotate(text, None, (before,) if before else ()).figure(start, start + 2)
    assert figure is not None
    assert figure.label == label


@pytest.mark.parametrize(
    ("marked", "before", "basis", "counted"),
    [
        ("74 parents use services, of whom «20» have a plan.", (), "of_whom", "parents"),
        ("In all, 89 children («40»%) live elsewhere.", (), "bracket", "children"),
        ("Stability declined («7»% of carers had moved).", (), "own", "carers"),
        ("62% of plans were late compared with «81»%.", (), "comparison", "plans"),
        ("62% of plans were late, above the national average of «55»%.", (), "comparison", "plans"),
        ("This is a rise from «69».", ("On 31 March, 89 babies had a plan.",), "change_from", "babies"),
        ("12 girls moved and «seven» stayed.", (), "beside", "girls"),
        ("«87» adopted children and 34 adopted families receive support.", (), "own", "adopted children"),
        ("30 care leavers are at college, and a further «nine» have offers.", (), "beside", "care leavers"),
        ("It is «12».", (), "unresolved", None),
    ],
)
def test_what_points_back_is_resolved_or_says_that_it_is_not(
    marked: str, before: tuple[str, ...], basis: str, counted: str | None
) -> None:
    found = facets(marked, before=before)
    assert found.antecedent_basis == basis
    assert (found.counted.text if found.counted else None) == counted


PLANS = "The number of children on a child protection plan is falling."
WAIT = "Children wait less long between entering care and moving in with their adopters."


@pytest.mark.parametrize(
    ("marked", "before", "words"),
    [
        ("This is now «340».", (PLANS,), PLANS[:-1]),
        ("The latest data show an average of «340».", (PLANS,), PLANS[:-1]),
        ("At «340», this is low.", (PLANS,), PLANS[:-1]),
        ("The three-year average is «510» days.", (WAIT,), WAIT[:-1]),
        ("The government’s threshold is «426» days.", (WAIT,), WAIT[:-1]),
        ("There were fewer this year («12») than last year (23).", (PLANS,), PLANS[:-1]),
        ("This is longer than the target of «426» days.", (WAIT, "For 2015–18 this was 510 days."), WAIT[:-1]),
        ("This is longer than the target of «426» days.", ("This is good work.",), None),
        ("It is now «340».", (PLANS, "Core groups meet more often than they did."), "Core groups meet more often than"),
        ("The number of plans has fallen and this stood at «340».", (WAIT,), "The number of plans has fallen and this"),
    ],
)
def test_a_figure_that_names_nothing_leans_on_the_nearest_words_that_do(
    marked: str, before: tuple[str, ...], words: str | None
) -> None:
    found = facets(marked, before=before)
    assert found.counted is None
    assert (found.antecedent.text[: len(words or "")] if found.antecedent else None) == words


def test_of_which_is_the_noun_before_it_where_no_number_is() -> None:
    found = facets(
        "Conferences lead to safety plans, of which «96»% are reviewed on time.",
        before=("They are held within the limit of 15 working days.",),
    )
    assert found.counted is not None
    assert (found.counted.text, found.role, found.antecedent_basis) == ("safety plans", "part", "of_whom")


@pytest.mark.parametrize(
    ("marked", "role", "counted"),
    [
        ("The wait for plans was 510 days, which is «85» days shorter than in 2011–14.", "change", "wait for plans"),
        ("Nine babies were adopted, which is «three» fewer children than in 2014–15.", "change", "babies"),
        ("The wait for plans was 510 days, «85» days higher than the national average.", "gap", "wait for plans"),
    ],
)
def test_what_lies_from_an_earlier_time_is_a_change_and_from_others_a_gap(marked: str, role: str, counted: str) -> None:
    found = facets(marked)
    assert found.counted is not None
    assert (found.role, found.counted.text) == (role, counted)


def test_a_sentence_that_tells_of_another_age_takes_over_none() -> None:
    found = facets(
        "Data for young people aged 19 to 21 show that «48»% were in work.",
        before=("60% of care leavers aged 16 to 18 were at college.",),
    )
    assert found.antecedent_basis == "sentence_before"
    assert not any("16 to 18" in each.text for each in found.restrictors)


def test_this_is_what_counts_a_general_noun() -> None:
    orders = "More children have a placement order."
    found = facets("This is an increase from «25» children in 2014–15.", before=(orders,))
    assert found.antecedent is not None
    assert found.antecedent.text == orders[:-1]
    for other in ("This service supports «25» children.", "This was seen by «25» children."):
        assert facets(other, before=(orders,)).antecedent is None


@pytest.mark.parametrize(
    ("marked", "narrowed"),
    [
        ("While 90% of pupils have a plan, only «76»% of those in Year 12, and 69% in Year 13, do.", "in Year 12"),
        ("While 90% of pupils have a plan, only 76% of those in Year 12, and «69»% in Year 13, do.", "in Year 13"),
        ("There are 40 children at home: 12 in town and «28» of school age.", "of school age"),
        ("Most of these children are over the age of 10 («66»%).", "over the age of 10"),
    ],
)
def test_a_part_is_narrowed_by_its_own_words_alone(marked: str, narrowed: str) -> None:
    found = facets(marked, before=("Fifty pupils are looked after by the authority.",))
    of_a_part = [each.text for each in found.restrictors if each.kind in ("age", "key_stage") or "school" in each.text]
    assert [narrowed.endswith(text) for text in of_a_part] == [True]


def test_a_list_item_is_a_part_of_what_its_stem_counts() -> None:
    found = facets("«89» live outside the area", stem="222 children are looked after. Of this number:")
    assert (found.antecedent_basis, found.role) == ("stem", "part")
    assert {"population", "part_of"} <= kinds(found)


@pytest.mark.parametrize(
    ("marked", "role"),
    [
        ("«20» children moved.", "level"),
        ("«13» of the 21 cases were seen.", "part"),
        ("13 of the «21» cases were seen.", "whole"),
        ("Referrals rose by «16»%.", "change"),
        ("Attendance is «14»% above the national average.", "gap"),
        ("Reviews were held within «28» days.", "threshold"),
        ("«10»% of children had three or more moves.", "level"),
        ("10% of children had «three» or more moves.", "threshold"),
        ("In «7» of 11 plans sampled, aims were vague.", "sample"),
        ("«26»% of pupils will pass.", "forecast"),
    ],
)
def test_the_role_is_known_before_any_measure(marked: str, role: str) -> None:
    assert facets(marked).role == role


@pytest.mark.parametrize(
    ("marked", "is_negated"),
    [
        ("«20»% of care leavers are not in education, employment or training.", True),
        ("The team prevented «108» children from entering care.", True),
        ("All but «three» children accepted an interview.", True),
        ("«78»% of reviews were late.", True),
        ("«20»% of care leavers are in education.", False),
        ("«No» children live in special schools.", False),
    ],
)
def test_words_that_turn_the_meaning_are_said(marked: str, is_negated: bool) -> None:
    assert facets(marked).is_negated is is_negated


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("«48»% of 18- to 21-year-old care leavers are NEET.", "age"),
        ("In reading, «80»% of children reached the standard.", "other"),
        ("«26»% of pupils passed at key stage 2.", "key_stage"),
        ("«85»% of assessments were completed within 28 days.", "time_limit"),
        ("«12» children on child protection plans moved.", "population"),
    ],
)
def test_what_narrows_the_counted_set_is_a_restrictor(marked: str, kind: str) -> None:
    assert kind in kinds(facets(marked))


def test_agents_and_what_follows_with_do_not_restrict() -> None:
    found = facets("Highly skilled advisers see «98»% of plans, with audit improving.")
    assert "audit" not in kinds(found)
    assert not any("skilled" in restrictor.text for restrictor in found.restrictors)


def test_the_paragraphs_frame_stays_in_force_for_a_general_noun() -> None:
    found = facets("«80»% of children passed.", before=("Children looked after do well at key stage 2.",))
    assert {(each.kind, each.basis) for each in found.restrictors} >= {("population", "frame"), ("key_stage", "frame")}


@pytest.mark.parametrize(
    ("marked", "counted", "part_of"),
    [
        ("Of the 96 posts in Dudley, «eight» vacancies are filled.", "vacancies", "posts in Dudley"),
        ("Of the «96» posts in Dudley, eight vacancies are filled.", "posts in Dudley", None),
        ("Of tired leavers, «80»% are in work.", "tired leavers", None),
        ("The number of boys subject to a plan was «213».", "boys subject to a plan", None),
        ("Performance on first plans is poor, with only «40»% done.", "first plans", None),
        ("The rate of re-referrals is «24»%, higher than in Dudley.", "re-referrals", None),
        (
            "The share of leavers in education, training and work is «54»%.",
            "leavers in education, training and work",
            None,
        ),
        (
            "It has reduced the rates of children subject to a child protection plan from «35» to 22.",
            "children subject to a child protection plan",
            None,
        ),
        ("The council has raised the number of carers from «20» to 35.", "carers", None),
        ("Leavers in Dudley show a better performance at «67»%.", "Leavers in Dudley", None),
        ("It is an improvement on the 2014 figure of «84»%.", None, None),
        ("It does well with an average of «450» days from entry to placement.", "entry to placement", None),
        ("When friends are included, there are «35» new homes.", "new homes", None),
        ("The length of reviews was «30» weeks, better than the London average.", "length of reviews", None),
    ],
)
def test_nothing_that_narrows_the_counted_is_lost(marked: str, counted: str | None, part_of: str | None) -> None:
    found = facets(marked)
    assert (found.counted.text if found.counted else None) == counted
    assert (found.antecedent.text if found.antecedent else None) == part_of


def test_what_stands_beside_existence_is_said_of_those_that_exist() -> None:
    said = facets("There are «70» boys with a plan and not yet matched.").predicate
    assert said is not None
    assert said.text == "not yet matched"


@pytest.mark.parametrize(
    ("marked", "predicate"),
    [
        ("Of 1,660 checks, «252» did not record that boys were seen.", "did not record that boys were seen"),
        (
            "«12»% of plans show that boys have waited for over two years.",
            "show that boys have waited for over two years",
        ),
    ],
)
def test_what_is_told_in_a_clause_of_its_own_is_said_of_the_counted(marked: str, predicate: str) -> None:
    said = facets(marked).predicate
    assert said is not None
    assert said.text == predicate


def test_all_but_two_of_a_whole_are_those_of_whom_it_is_not_so() -> None:
    found = facets("Staff are in touch with all but «two» of the 154 leavers.")
    assert found.is_negated
    assert any(each.kind == "all_but" for each in found.restrictors)


@pytest.mark.parametrize(
    ("marked", "role", "predicate"),
    [
        ("«8»% of boys (30 out of 354) have moved twice.", "level", "have moved twice"),
        ("8% of boys («30» out of 354) have moved twice.", "part", "have moved twice"),
        ("8% of boys (30 out of «354») have moved twice.", "whole", None),
        ("Only 36 of the 409 («9»%) boys moved away.", "part", "moved away"),
    ],
)
def test_what_is_said_is_said_of_a_part_and_never_of_its_whole(marked: str, role: str, predicate: str | None) -> None:
    found = facets(marked)
    assert found.counted is not None
    assert found.counted.text == "boys"
    assert (found.role, found.predicate.text if found.predicate else None) == (role, predicate)


def test_a_part_of_a_fronted_whole_is_told_by_its_main_verb() -> None:
    found = facets("Of the 74 children who were homeless, «nine» became looked after.")
    assert found.predicate is not None
    assert (found.role, found.predicate.text) == ("part", "became looked after")


def test_a_bracket_behind_most_of_a_set_is_a_part_of_it() -> None:
    found = facets("Of the 130 boys matched, the large majority («92» boys) missed the target.")
    assert found.role == "part"


def test_others_in_a_bracket_have_what_the_sentence_before_tells() -> None:
    found = facets("This was longer than in England («223»).", before=("Plans took 260 days.",))
    assert found.counted is not None
    assert (found.counted.text, found.unit, found.antecedent_basis) == ("Plans", "days", "comparison")


@pytest.mark.parametrize(
    ("marked", "counted", "predicate"),
    [
        ("There were «six» boys with plans and seven adopters with homes.", "boys with plans", None),
        ("Staff dealt with «12» contacts, including calls from schools.", "contacts", "dealt with"),
        ("Staff helped «12» boys, despite the limits of the contract.", "boys", "helped"),
        ("«33» boys left by adoption and a further 12 boys left by order.", "boys", "left by adoption"),
        ("The timeliness of plans at «27» weeks helps boys to move.", "timeliness of plans", None),
        ("With caseloads of «15» on average, staff have time, including at night.", "caseloads", None),
        ("Of boys, 11% left and «67»% have stayed in one home.", "boys", "have stayed in one home"),
        (
            "Boys waited an average of «90» days between entering care and moving in with a family.",
            "entering care and moving in",
            ANYTHING,
        ),
        ("The number of plans has grown from 12 to «33» recorded in May.", "plans", None),
    ],
)
def test_what_stands_beside_a_figure_is_not_of_it(marked: str, counted: str, predicate: str | None) -> None:
    found = facets(marked)
    assert found.counted is not None
    assert found.counted.text.startswith(counted)
    if predicate != ANYTHING:
        assert (found.predicate.text if found.predicate else None) == predicate


def test_a_threshold_before_the_first_figure_is_of_the_words_that_it_leans_on() -> None:
    found = facets(
        "The share of boys who wait less than 20 months is fair, and data show a change, rising from «63»% to 76%."
    )
    assert found.antecedent is not None
    assert "20 months" in found.antecedent.text


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("There were «17» children who had been waiting two years or more to be placed.", "two years or more"),
        ("«17» children had been waiting two years or more to be placed.", "two years or more"),
        ("There are «four» adopters who have been waiting for up to 12 months.", "up to 12 months"),
    ],
)
def test_how_long_they_have_waited_narrows_who_waits(marked: str, words: str) -> None:
    assert [each.text for each in facets(marked).restrictors if each.kind == "time_limit"] == [words]


def test_a_level_out_of_a_whole_is_told_of_its_subject_and_the_whole_is_not() -> None:
    level = facets("The number of care leavers in custody is «nine» out of 140.")
    assert level.role == "level"
    assert level.counted is not None
    whole = facets("The number of care leavers in custody is nine out of «140».")
    assert (whole.role, whole.counted) == ("whole", None)


def test_of_a_whole_that_stands_before_its_noun_the_noun_is_counted() -> None:
    whole = facets("Two, of the current «five», children waiting to be matched were delayed.")
    assert whole.counted is not None

"""Themes of a passage: the catalogue's phrases, weighed as the models weigh them, on sentences of this project."""

import re

import duckdb
import pytest
from jinja2 import Environment

from dagster_project.paths import DBT_PROJECT
from ingest import catalogue

SENTENCES = [
    (
        "Private fostering is rarely notified, and assessments are weak.",
        {"private_fostering", "assessments"},
    ),
    ("The LADO tracks every allegation.", {"allegations_lado"}),
    ("Children return from care orders at home; reunification is well planned.", {"placement_with_parents"}),
    ("Too few pathway plans are written with young people.", {"pathway_plans_and_advisers"}),
    ("Unaccompanied asylum-seeking children are welcomed.", {"asylum_seeking_children"}),
    ("Caseloads are too high and vacancies remain.", {"caseloads", "workforce_stability"}),
    ("The committee noted the minutes.", set()),
    ("Return home interviews are held within days.", {"missing"}),
    ("Those who return home from care are helped by a worker.", {"placement_with_parents"}),
    ("The independent chair leads the board well.", {"safeguarding_board"}),
    ("Independent chairs write to managers about drift.", {"independent_reviewing_officers"}),
    ("Young people who are electively home educated are seen.", {"missing_education"}),
    ("Young people move into tenancies when they are ready.", {"care_leavers_accommodation"}),
    ("The recruitment and retention of foster carers is slow.", {"fostering"}),
    ("The recruitment and retention of social workers is slow.", {"workforce_stability"}),
    ("Older adolescents with complex needs move often.", set()),
    ("Teams meet disabled children weekly.", {"disabled_children"}),
]


def themes_of(passage: str) -> set[str]:
    """What the macro that the models use finds in one passage."""
    phrases = [(row["theme"], row["weight"], row["pattern"]) for row in catalogue.rows("theme_phrases")]
    environment = Environment(extensions=["jinja2.ext.do"])
    source = (DBT_PROJECT / "macros" / "theme_scores.sql").read_text(encoding="utf-8")
    module = environment.from_string(source, {"catalogue_rows": lambda *_: sorted(phrases)}).module
    text = "'" + passage.lower().replace("'", "''") + "'"
    opening = duckdb.sql(f"select {module.opening_sentence(text)}").fetchone()[0]
    scores = module.theme_scores(text, "'" + opening.replace("'", "''") + "'", None)
    found = duckdb.sql(f"select unnest({scores}, recursive := true)").fetchall()
    return {theme for theme, weight in found if theme and weight >= 1}


@pytest.mark.parametrize(("sentence", "themes"), SENTENCES)
def test_themes_of_a_sentence(sentence: str, themes: set[str]) -> None:
    assert themes_of(sentence) == themes


def test_a_passing_mention_of_a_broad_theme_is_not_its_theme() -> None:
    passage = "Visits to privately fostered children are regular. Some referrals were late."
    assert "front_door" not in themes_of(passage)
    assert "front_door" in themes_of("Some referrals were late. Visits to privately fostered children are regular.")


def test_every_theme_has_phrases_in_lower_case() -> None:
    phrases = catalogue.rows("theme_phrases")
    assert {row["theme"] for row in phrases} == {row["theme"] for row in catalogue.rows("themes")}
    assert not [row["pattern"] for row in phrases if re.search(r"(?<!\\)[A-Z]", row["pattern"])]

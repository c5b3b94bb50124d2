"""Every catalogue table's columns: name, type, meaning, key and rules, stated once.

Sources, comments in the database, the data dictionary and the checks of `ingest.catalogue` are rendered
from here. A CSV's header must be these names in this order; a test fails for a CSV that is not stated.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.vocabularies import (
    Comparability,
    DefinitionDiffers,
    DenominatorRelation,
    OfficialMatch,
    Polarity,
    PublishedPrecision,
    Unit,
    ValueStatus,
)


@dataclass(frozen=True)
class Column:
    """One column: `type` is text, integer, number, date, pattern or re2_pattern.

    A pattern is a regular expression that Python reads; an re2_pattern one that the database reads too.

    `key`: part of the table's key. `optional`: may be empty, which means "none" or "not known".
    `choices`: the only values allowed. `references`: "table.column" that must hold the value; | parts alternatives.
    """

    name: str
    type: str
    meaning: str
    key: bool = False
    optional: bool = False
    choices: tuple[str, ...] = ()
    references: str | None = None


@dataclass(frozen=True)
class CatalogueTable:
    """One catalogue table: its grain in a sentence and its columns in the order of the CSV's header."""

    meaning: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """Names of the columns that identify a row."""
        return tuple(column.name for column in self.columns if column.key)


def _authority(
    name: str = "local_authority_key", meaning: str = "key of the authority (LA380)", key: bool = True
) -> Column:
    return Column(name, "text", meaning, key=key, references="local_authorities.local_authority_key")


TABLES: dict[str, CatalogueTable] = {
    "accuracy": CatalogueTable(
        "One row per kind of field, type of document and precision or recall: what was measured by a labelled set.",
        (
            Column("field", "text", "kind of field", key=True),
            Column("document_kind", "text", "type of document; all for every type together", key=True),
            Column("metric", "text", "precision: of what was read, how much is right; recall: of what was labelled, "
                   "how much was read, and read right", key=True, choices=("precision", "recall")),
            Column("right", "integer", "how many are right"),
            Column("judged", "integer", "of how many"),
            Column("share", "number", "the share that is right"),
            Column("low", "number", "lower end of its 95 % interval (Wilson)"),
            Column("high", "number", "upper end of its 95 % interval (Wilson)"),
            Column("labelled_set", "text", "labelled set by which it was measured, a file of tests/labelled", key=True),
            Column("labelled_on", "date", "when the set was labelled"),
            Column("set_digest", "text", "first digits of the SHA-256 of the set's file"),
            Column("measured_on", "date", "when it was measured"),
        ),
    ),
    "local_authorities": CatalogueTable(
        "One row per authority, and one for England: one thing through every change of its ONS code.",
        (
            Column("local_authority_key", "text", "key: LA and the DfE's number (LA380), ENGLAND for England; stays "
                   "when the ONS code changes, another after a reorganisation", key=True),
            Column("la_code", "integer", "the DfE's number (380)", optional=True),
            Column("name", "text", "name in the ONS register"),
            Column("short_name", "text", "name that people and reports use (Hull, Bristol)"),
            Column("region", "text", "region of England; empty for England itself", optional=True),
            Column("ofsted_urn", "integer", "Ofsted's reference number", optional=True),
            Column("valid_from", "date", "first day of the authority; empty when before 2009", optional=True),
            Column("valid_to", "date", "last day of the authority; empty while it stands", optional=True),
            Column("source", "text", "where the row comes from"),
        ),
    ),
    "local_authority_codes": CatalogueTable(
        "One row per ONS code and the authority that has or had it.",
        (
            Column("gss_code", "text", "ONS code (E08000032)", key=True),
            _authority(key=False),
            Column("la_type", "text", "kind of authority under this code",
                   choices=("country", "county", "unitary_authority", "metropolitan_district", "london_borough")),
            Column("valid_from", "date", "first day of the code; empty when before 2009", optional=True),
            Column("valid_to", "date", "last day of the code; empty while it is in force", optional=True),
            Column("source", "text", "where the row comes from"),
        ),
    ),
    "local_authority_successions": CatalogueTable(
        "One row per authority that a reorganisation ended and one that took over all or part of its area.",
        (
            _authority("predecessor_key", "key of the authority that ended"),
            _authority("successor_key", "key of the authority that took over"),
            Column("succession_date", "date", "first day of the successor"),
            Column("source", "text", "the order that reorganised them"),
        ),
    ),
    "local_authority_aliases": CatalogueTable(
        "One row per printed name of an authority that no rule derives from its register name.",
        (
            _authority(),
            Column("alias", "text", "name as printed", key=True),
            Column("valid_from", "date", "first day on which the name meant it; empty while it always has",
                   optional=True),
            Column("valid_to", "date", "last day on which the name meant it; empty while it does", optional=True),
        ),
    ),
    "comparators": CatalogueTable(
        "One row per kind of value that an authority's own value is compared with.",
        (
            Column("comparator", "text", "key, as observations carry it", key=True),
            Column("label", "text", "for people"),
            Column("description", "text", "whose value it is and what it cannot say"),
        ),
    ),
    "comparison_sets": CatalogueTable(
        "One row per compared authority and year of a comparison.",
        (
            Column("comparison_set", "text", "key of the comparison", key=True),
            Column("label", "text", "the authority and year, for people"),
            Column("local_authority", "text", "the authority by its key, an ONS code or a name, present or past: a "
                   "name means the authority that bore it at the end of the year", key=True,
                   references="local_authorities.local_authority_key | local_authority_codes.gss_code | "
                   "local_authorities.name | local_authorities.short_name | local_authority_aliases.alias"),
            Column("year", "integer", "year by which its inspection, or its monitoring, is known", key=True),
            Column("sort_order", "integer", "order in which it is shown"),
            Column("note", "text", "which documents it rests on", optional=True),
        ),
    ),
    "comparison_measures": CatalogueTable(
        "One row per measure shown in a comparison.",
        (
            Column("comparison_set", "text", "key of the comparison", key=True,
                   references="comparison_sets.comparison_set"),
            Column("measure", "text", "what is compared", key=True, references="measures.measure"),
            Column("breakdown", "text", "k=v; k=v; empty for the whole", key=True, optional=True),
            Column("sort_order", "integer", "order in which it is shown"),
        ),
    ),
    "denominators": CatalogueTable(
        "One row per count that the sector divides before authorities are compared, and by what.",
        (
            Column("measure", "text", "the count", key=True, references="measures.measure"),
            Column("denominator", "text", "what it is divided by", references="measures.measure"),
            Column("relation", "text", "whether that is the population, of which it is a rate per 10,000, or the whole "
                   "of which it is a part, and a share", choices=DenominatorRelation.values()),
            Column("source", "text", "whose measure the rate or share is"),
        ),
    ),
    "differing_definitions": CatalogueTable(
        "One row per measure that not every paper, or not every authority, means alike: these do not compare.",
        (
            Column("measure", "text", "the measure", key=True, references="measures.measure"),
            Column("differs", "text", "between whom its definition differs", choices=DefinitionDiffers.values()),
            Column("how", "text", "in what, as the reason of a comparison goes on"),
            Column("example", "text", "two figures that show it", optional=True),
        ),
    ),
    "differing_events": CatalogueTable(
        "One row per two events of one piece of work, which labels name and which have measures of their own: their "
        "numbers may differ.",
        (
            Column("one", "pattern", "words of the one event", key=True),
            Column("other", "pattern", "words of the other", key=True),
            Column("one_measure", "text", "the measure of the one event, where it has its own: beside the other of the "
                   "same time it may still contradict it", references="measures.measure", optional=True),
            Column("other_measure", "text", "the measure of the other", references="measures.measure", optional=True),
            Column("how", "text", "why the two numbers need not be one"),
            Column("example", "text", "two labels, parted by |, of the two events"),
            Column("counter_example", "text", "two labels, parted by |, in similar words, of one event"),
        ),
    ),
    "measures": CatalogueTable(
        "One row per quantity with its unit: a count, a percentage and a rate are three measures.",
        (
            Column("measure", "text", "key: the DfE's name where there is one, in snake case", key=True),
            Column("label", "text", "for people"),
            Column("unit", "text", "unit of every value", choices=Unit.values()),
            Column("polarity", "text", "which direction is better; none where neither is", choices=Polarity.values()),
            Column("lower_bound", "number", "least possible value", optional=True),
            Column("upper_bound", "number", "greatest possible value", optional=True),
            Column("theme", "text", "theme it belongs to", optional=True, references="themes.theme"),
            Column("definition", "text", "what is counted, out of what"),
            Column("source", "text", "whose definition it is"),
        ),
    ),
    "plausible_bounds": CatalogueTable(
        "One row per measure and what its values are judged beside: outside, a value is kept and never preferred.",
        (
            Column("measure", "text", "the measure", key=True, references="measures.measure"),
            Column("against", "text", "measure of the same authority, the same measure too, of which its value is a "
                   "multiple; empty where the bounds are values", key=True, optional=True,
                   references="measures.measure"),
            Column("least", "number", "least plausible value, or multiple"),
            Column("greatest", "number", "greatest plausible value, or multiple; empty where there is none, as where "
                   "there may be none in one year and some in the next", optional=True),
            Column("counted_over", "text", "day for what is so on a day; year for what is counted over a year: a "
                   "shorter time may have fewer, a longer one more", choices=("day", "year")),
            Column("source", "text", "what was observed, and where"),
        ),
    ),
    "measure_aliases": CatalogueTable(
        "One row per printed form of a measure.",
        (
            Column("priority", "integer", "of several matching rows the lowest number wins", key=True),
            Column("pattern", "re2_pattern", "found, whatever the case, in the normalised label", key=True),
            Column("unit", "text", "unit that the observation must have", key=True, choices=Unit.values()),
            Column("measure", "text", "the measure meant", references="measures.measure"),
            Column("breakdown", "text", "k=v; k=v that the label implies", optional=True),
            Column("example", "text", "a label that has the measure by this row alone"),
            Column("counter_example", "text", "similar words that the pattern is not found in"),
        ),
    ),
    "concepts": CatalogueTable(
        "One row a concept of the trade that statements of running text name.",
        (
            Column("concept", "text", "key, in snake case", key=True),
            Column("meaning", "text", "what a text says that names it"),
            Column("breakdown", "text", "k=v that it says of a part; empty for what is counted itself", optional=True),
            Column("narrows", "text", "whether it rules out measures that do not take it in", choices=("yes", "no")),
        ),
    ),
    "concept_phrases": CatalogueTable(
        "One row a way in which a text names a concept.",
        (
            Column("concept", "text", "the concept", key=True, references="concepts.concept"),
            Column("phrase", "text", "words that meet by their stems: / parts alternatives, ? follows what may be "
                   "missing, ... stands for any words between", key=True),
            Column("example", "text", "statement that this row, and no other, makes understood"),
            Column("counter_example", "text", "statement in similar words that does not name the concept"),
        ),
    ),
    "plain_words": CatalogueTable(
        "One row a word that restricts nothing, wherever it stands.",
        (
            Column("word", "text", "the word; its inflected forms too", key=True),
            Column("reason", "text", "why it restricts nothing",
                   choices=("function", "number", "quantity", "change", "comparison", "time", "place", "reporting",
                            "judgement", "person", "service")),
        ),
    ),
    "measure_facets": CatalogueTable(
        "One row a measure that running text may state: what a statement must say for it, and may say besides.",
        (
            Column("measure", "text", "the measure", key=True, references="measures.measure"),
            Column("requires", "text", "concepts that must be named, parted by blanks; | parts alternatives"),
            Column("takes_in", "text", "concepts that restrict nothing in this measure, parted by blanks",
                   optional=True),
            Column("breaks_down_by", "text", "keys of breakdowns that it may have, parted by blanks", optional=True),
            Column("is_negative", "text", "yes where it counts what is not so", choices=("yes", "no")),
            Column("example", "text", "statement that is this measure, in its unit"),
            Column("counter_example", "text", "statement in similar words that, in the same unit, is not"),
        ),
    ),
    "counted_people": CatalogueTable(
        "One row a word by which a small count is known to be of children, or of something else.",
        (
            Column("word", "text", "the word; its inflected forms too", key=True),
            Column("counts", "text", "whether who is counted may be a child, or a family of one; behind a number: "
                   "that it counts what was named before; before one: that it is part of a name",
                   choices=("children", "others", "named before", "a name")),
            Column("called", "text", "what the flag calls them where the word alone says too little", optional=True),
            Column("example", "text", "words of which it is the head, or in which it stands beside the number"),
        ),
    ),
    "review_kinds": CatalogueTable(
        "One row per kind of item on the list of what a person should look at, and what a decision about it means.",
        (
            Column("kind", "text", "key", key=True),
            Column("sort_order", "integer", "order in which items of equal consequence are listed"),
            Column("label", "text", "for people"),
            Column("settled_by", "text", "what would settle it"),
            Column("accept_means", "text", "what accepting says; empty where it cannot be accepted", optional=True),
            Column("correct_means", "text", "what correcting says; empty where it is no single value", optional=True),
            Column("dismiss_means", "text", "what dismissing says; empty where it cannot be dismissed", optional=True),
        ),
    ),
    "official_sources": CatalogueTable(
        "One row per publication that official values or statistical neighbours were taken from.",
        (
            Column("source", "text", "short name", key=True),
            Column("publisher", "text", "who published it"),
            Column("title", "text", "its title"),
            Column("address", "text", "where it was published"),
            Column("published_date", "date", "when it was published: the last day on which it may have been"),
            Column("published_precision", "text", "how precisely that is known", choices=PublishedPrecision.values()),
            Column("counts_rounded_to", "integer", "what its tables, or those it passes on, round an authority's "
                   "counts to", optional=True),
            Column("counts_rounded_until", "date", "last day whose counts are so rounded", optional=True),
            Column("note", "text", "what its reader needs to know", optional=True),
        ),
    ),
    "official_measures": CatalogueTable(
        "One row per measure that official statistics publish: when a reported value is of the same quantity.",
        (
            Column("measure", "text", "the measure", key=True, references="measures.measure"),
            Column("matched_by", "text", "how a reported value finds the official one",
                   choices=OfficialMatch.values()),
            Column("note", "text", "what the official value counts"),
        ),
    ),
    "share_forms": CatalogueTable(
        "One row a printed form that ties a share to its count, or either to its whole.",
        (
            Column("form", "text", "name of the form", key=True),
            Column("relation", "text", "what it ties: the second of two figures to the first by the words between "
                   "them, or (whole_of_all) every share behind a count to it by the words before it; the whole "
                   "of a sample is the last count of the sentences before",
                   choices=("share_of_count", "share_of_sample", "count_of_share", "part_of_whole", "whole_of_part",
                            "whole_of_all")),
            Column("pattern", "pattern", "fits all the words between, or before; blanks are single"),
            Column("example", "text", "sentence with both figures in «», of which it is the form"),
            Column("counter_example", "text", "sentence with both figures in «» in similar words, of which it is not"),
        ),
    ),
    "measure_identities": CatalogueTable(
        "One row a measure that counts a part of what another counts on the same day, or in the same time.",
        (
            Column("part", "text", "the measure of the part", key=True, references="measures.measure"),
            Column("whole", "text", "the measure of the whole", key=True, references="measures.measure"),
            Column("share", "text", "measure of the percentage that the part is of the whole", optional=True,
                   references="measures.measure"),
            Column("apart", "text", "name of the parts of the whole that have no child in common, so that their sum is "
                   "no more than the whole", optional=True),
        ),
    ),
    "official_values": CatalogueTable(
        "One row per authority, measure, period and publication that gives a value for it.",
        (
            _authority(),
            Column("measure", "text", "what is counted", key=True, references="official_measures.measure"),
            Column("period_start", "date", "first day; equal to the last for a snapshot", key=True),
            Column("period_end", "date", "last day", key=True),
            Column("value", "number", "published value; empty unless value_status is published", optional=True),
            Column("value_status", "text", "why there is no value", choices=ValueStatus.values()),
            Column("source", "text", "publication it was taken from", key=True, references="official_sources.source"),
            Column("source_row", "text", "its column, or its series, in the authority's row for that year"),
        ),
    ),
    "statistical_neighbours": CatalogueTable(
        "One row per authority, one of its ten statistical neighbours and a vintage of the DfE's model.",
        (
            _authority(),
            _authority("neighbour_key", "key of the neighbour"),
            Column("rank", "integer", "1 for the closest"),
            Column("closeness", "text", "the DfE's word for how close it is",
                   choices=("extremely_close", "very_close", "close", "somewhat_close", "not_close")),
            Column("vintage", "integer", "year of the model", key=True),
            Column("source", "text", "publication it was taken from", references="official_sources.source"),
        ),
    ),
    "frameworks": CatalogueTable(
        "One row per inspection framework.",
        (
            Column("framework", "text", "key", key=True),
            Column("label", "text", "for people"),
            Column("valid_from", "date", "first day on which inspections ran under it", optional=True),
            Column("valid_to", "date", "last day; empty while it is current", optional=True),
            Column("gives_grades", "text", "whether its reports grade", choices=("true", "false")),
            Column("source", "text", "the publication that sets it out"),
        ),
    ),
    "judgement_areas": CatalogueTable(
        "One row per common area of judgement.",
        (
            Column("area", "text", "key", key=True),
            Column("label", "text", "for people"),
            Column("sort_order", "integer", "order in which it is shown"),
            Column("description", "text", "what is judged"),
        ),
    ),
    "judgement_headings": CatalogueTable(
        "One row per framework and common area: how it is printed there and how far it compares.",
        (
            Column("framework", "text", "framework", key=True, references="frameworks.framework"),
            Column("area", "text", "common area", key=True, references="judgement_areas.area"),
            Column("pattern", "pattern", "the printed area; empty where it is not judged", key=True, optional=True),
            Column("heading_printed", "text", "the area as the framework prints it, known by this row alone",
                   optional=True),
            Column("counter_example", "text", "similar words that are not this area", optional=True),
            Column("comparability", "text", "how far it compares with the area under other frameworks",
                   choices=Comparability.values()),
            Column("comparability_note", "text", "why", optional=True),
        ),
    ),
    "grades": CatalogueTable(
        "One row per grade.",
        (
            Column("grade", "text", "key", key=True),
            Column("label", "text", "for people"),
            Column("grade_rank", "integer", "1 outstanding to 4 inadequate; ordinal, never averaged", optional=True),
            Column("pattern", "pattern", "the printed grade"),
        ),
    ),
    "providers": CatalogueTable(
        "One row per body that delivers an authority's services for a time; the authority stays accountable.",
        (
            _authority(),
            Column("provider", "text", "name of the body", key=True),
            Column("provider_kind", "text", "council, children's trust or children's company"),
            Column("valid_from", "date", "first day", key=True),
            Column("valid_to", "date", "last day; empty while it is current", optional=True),
            Column("source", "text", "where the dates are published"),
        ),
    ),
    "section_headings": CatalogueTable(
        "One row per printed heading that opens a section of a report.",
        (
            Column("pattern", "pattern", "the heading", key=True),
            Column("level", "integer", "rank, 1 the outermost"),
            Column("note", "text", "where it is seen", optional=True),
        ),
    ),
    "finding_sections": CatalogueTable(
        "One row per printed heading that says what kind of findings follow it.",
        (
            Column("pattern", "pattern", "the heading", key=True),
            Column("kind", "text", "kind of finding, or skip"),
            Column("note", "text", "where it is seen", optional=True),
        ),
    ),
    "refused_types": CatalogueTable(
        "One row per kind of document that is recognised and not read.",
        (
            Column("kind", "text", "kind of document", key=True),
            Column("label", "text", "for people"),
            Column("recognised_by", "text", "words of its title or its front page, or its signs as a paper",
                   choices=("title", "front_page", "paper")),
            Column("pattern", "pattern", "the words, in lower case; empty for a paper", optional=True),
            Column("framework", "text", "framework of the inspection, where it is one", optional=True,
                   references="frameworks.framework"),
            Column("reason", "text", "what it is, what was expected, and what to do"),
        ),
    ),
    "listing_links": CatalogueTable(
        "One row per kind of page or feed and way in which it lists documents, or pages that list them.",
        (
            Column("source_kind", "text", "kind of source in the sources file", key=True),
            Column("rule", "text", "name of the row", key=True),
            Column("leads_to", "text", "what a link leads to", choices=("document", "page")),
            Column("links", "text", "XPath of what lists one"),
            Column("address", "text", "XPath from there to its address"),
            Column("title", "text", "XPath from there to its title"),
            Column("date", "text", "XPath from there to the words that tell its day; empty where none do",
                   optional=True),
            Column("date_is", "text", "what that day is", optional=True, choices=("published", "meeting")),
            Column("media", "text", "what the bytes of a document may be, of the media; empty for a page",
                   optional=True),
            Column("example", "text", "a piece of such a page, with one that the row meets"),
            Column("counter_example", "text", "a piece of such a page, with one that it does not meet"),
        ),
    ),
    "paper_fields": CatalogueTable(
        "One row per label of a field in the heading of a council's paper.",
        (
            Column("field", "text", "what the label is for: committee, meeting_date, title, ...", key=True),
            Column("label", "pattern", "the printed label", key=True),
            Column("separator", "text", "whether a colon, a gap or the line's end must follow",
                   choices=("required", "optional")),
            Column("value", "text", "what must follow: the name of a body, a day, a number, words, nothing", key=True,
                   choices=("body", "day", "number", "words", "none")),
            Column("weight", "integer", "how strongly it shows a council's paper"),
            Column("example", "text", "a line that has the field"),
            Column("counter_example", "text", "a line that has it not"),
            Column("note", "text", "caution", optional=True),
        ),
    ),
    "paper_signs": CatalogueTable(
        "One row per sign by which a council's paper, or something that only looks like one, is recognised.",
        (
            Column("kind", "text", "kind of document that the sign speaks for, or a name for words of other patterns",
                   key=True),
            Column("reach", "text", "where it stands: on a line of the heading, in the head, anywhere in the opening, "
                   "beside an authority's name; word: within patterns that name its kind in braces",
                   key=True, choices=("line", "head", "opening", "after_name", "before_name", "word")),
            Column("pattern", "text", "the words; a name in braces stands for the rows of that kind", key=True),
            Column("weight", "integer", "how strongly it speaks for the kind"),
            Column("example", "text", "words that show it"),
            Column("counter_example", "text", "words that do not"),
            Column("note", "text", "where it is seen, or caution", optional=True),
        ),
    ),
    "direction_cues": CatalogueTable(
        "One row per phrase that shows what a passage says about practice.",
        (
            Column("direction", "text", "direction, or negation, that the phrase shows", key=True),
            Column("pattern", "pattern", "the phrase", key=True),
            Column("weight", "number", "how strongly it indicates it"),
            Column("example", "text", "words that say something else, or nothing, without this row"),
            Column("counter_example", "text", "similar words that the pattern does not fit"),
        ),
    ),
    "officer_roles": CatalogueTable(
        "One row per printed role by which a paper shows who somebody is.",
        (
            Column("pattern", "pattern", "the printed role", key=True),
            Column("form", "text", "where the holder is named: after a label, below a column's heading, in a list, "
                   "or beside the post",
                   key=True, choices=("label", "column", "list", "post")),
            Column("level", "text", "whether the holder's name is published: a director's is",
                   choices=("director", "below_director")),
            Column("note", "text", "where it is seen, or why", optional=True),
        ),
    ),
    "not_names": CatalogueTable(
        "One row per kind of word that is printed with a capital but is not part of a person's name.",
        (
            Column("kind", "text", "what the words are", key=True),
            Column("pattern", "pattern", "the words", key=True),
            Column("reach", "text", "never: no name contains one; alone: no name consists of them only",
                   choices=("never", "alone")),
            Column("note", "text", "where they occur", optional=True),
        ),
    ),
    "malformed_numbers": CatalogueTable(
        "One row per form in which a number is printed by mistake: it is left out and kept with its rule.",
        (
            Column("rule", "text", "short name", key=True),
            Column("pattern", "pattern", "the number as printed"),
            Column("message", "text", "why it is no figure"),
            Column("example", "text", "words in which it is met"),
            Column("counter_example", "text", "words that are like it and are right"),
        ),
    ),
    "themes": CatalogueTable(
        "One row per theme of findings and measures.",
        (
            Column("theme", "text", "key", key=True),
            Column("label", "text", "for people"),
            Column("description", "text", "what belongs to it"),
        ),
    ),
    "subjects": CatalogueTable(
        "One row per subject of findings: what the work of children's services is done with, or for whom.",
        (
            Column("subject", "text", "key; aside: words that name none of the others", key=True),
            Column("label", "text", "for people"),
            Column("theme", "text", "theme it belongs to", optional=True, references="themes.theme"),
            Column("kind", "text", "work: what is done; whom: children it is done for; group: few children, of whom "
                   "all work is one issue; setting: in whose hands or where; broad: too much to recur as one; aside",
                   choices=("work", "whom", "group", "setting", "broad", "aside")),
            Column("broader", "text", "subject that takes it in: work on either is work on both", optional=True),
            Column("told_by_aspect", "text", "where two statements about it are one issue only with an aspect in "
                   "common: always; in_findings, so not where both are requests; never",
                   choices=("always", "in_findings", "never")),
            Column("own_aspect", "text", "aspect that its own words name: to say it of the subject adds nothing",
                   optional=True, references="aspects.aspect"),
        ),
    ),
    "subject_phrases": CatalogueTable(
        "One row per phrase that names a subject: words meet by their stems, of two in one place the longer is meant.",
        (
            Column("subject", "text", "subject", references="subjects.subject"),
            Column("phrase", "text", "its words: / between alternatives of one, ? after one that may be missing",
                   key=True),
            Column("weight", "number", "how strongly it shows the subject's theme; 0.5 or more: it is named as such"),
            Column("example", "text", "words that name the subject, only through this row"),
            Column("counter_example", "text", "similar words that do not"),
        ),
    ),
    "aspects": CatalogueTable(
        "One row per aspect in which work falls short.",
        (
            Column("aspect", "text", "key", key=True),
            Column("label", "text", "for people"),
        ),
    ),
    "aspect_phrases": CatalogueTable(
        "One row per phrase that shows in which aspect work falls short.",
        (
            Column("aspect", "text", "aspect", references="aspects.aspect"),
            Column("phrase", "text", "its words, as in subject_phrases", key=True),
            Column("example", "text", "words that show the aspect, only through this row"),
            Column("counter_example", "text", "similar words that do not"),
        ),
    ),
    "shortfall_words": CatalogueTable(
        "One row per word that tells how the subjects of a shortfall hang together.",
        (
            Column("kind", "text", "parting: after it a further subject is what the first is done to; failure: "
                   "after it and in, for, on or with stands what fails; agent: who is named before what they fail in; "
                   "pointing: a sentence that opens with it tells of what the one before told, and is left out; "
                   "asking: a sentence with it asks for something; turning: one with it turns from praise to what "
                   "falls short",
                   key=True, choices=("parting", "failure", "agent", "pointing", "asking", "turning")),
            Column("word", "text", "the word; failure and agent meet by their stems", key=True),
            Column("example", "text", "words that it is met in"),
            Column("counter_example", "text", "similar words without it"),
        ),
    ),
    "shortfall_parts": CatalogueTable(
        "One row per sign at which a clause that asks for something or finds it wanting parts.",
        (
            Column("kind", "text", "part: what follows is a statement of its own; purpose: it says what for, and is "
                   "what is asked for where nothing before it is; end: it only says what for, when or why",
                   choices=("part", "purpose", "end")),
            Column("pattern", "pattern", "the sign", key=True),
            Column("example", "text", "a clause that parts there"),
            Column("counter_example", "text", "a clause that does not"),
        ),
    ),
}  # fmt: skip

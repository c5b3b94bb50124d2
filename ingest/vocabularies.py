"""The closed vocabularies: every value that a column may hold where it holds one of a few, with its meaning.

Records are typed by these classes; contracts, dbt's accepted values, comments and the data dictionary are rendered
from them. What grows with the documents (measures, areas, frameworks, grades, themes) is the catalogue's.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Vocabulary(StrEnum):
    """The values of one column, each with its meaning; a value is the text that is stored."""

    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        """A member that is its value and knows its meaning; a lookup gives the value alone."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    @classmethod
    def values(cls) -> tuple[str, ...]:
        """The values, in the order in which they are stated."""
        return tuple(member.value for member in cls)

    @classmethod
    def in_words(cls) -> str:
        """The values as a sentence lists them: "lead or team"."""
        *others, last = cls.values()
        return f"{', '.join(others)} or {last}" if others else last


class Medium(Vocabulary):
    """What the bytes of a file are."""

    PDF = "pdf", "a PDF with pages"
    TEXT = "text", "plain text"
    MARKDOWN = "markdown", "text with Markdown's marks"
    HTML = "html", "a web page, its main content"
    DOCX = "docx", "a Word document"
    RTF = "rtf", "rich text"
    XLSX = "xlsx", "a spreadsheet, as its sheets are shown"
    CSV = "csv", "a table of comma-separated values"
    EMAIL = "email", "an e-mail, with what is attached to it"
    UNKNOWN = "unknown", "none of these; nothing is read from it"


SPREADSHEETS = (Medium.XLSX, Medium.CSV)
"""Media of which every line is a row of cells."""


class Outcome(Vocabulary):
    """How the reading of a document ended."""

    READ = "read", "read as documents of its kind are"
    READ_WITH_WARNINGS = "read_with_warnings", "read, but something in it is damaged, in doubt or set aside"
    REFUSED = "refused", "nothing was read from it"


class PublishedDateBasis(Vocabulary):
    """Where a publication date was read."""

    PRINTED = "printed", "printed as the date of publication"
    LETTER_DATE = "letter_date", "the date of the letter"
    REPORT_DATE = "report_date", "the date that a council's paper prints as its own"
    SIDECAR = "sidecar", "said by the sidecar beside the file; not printed"
    LATER_DOCUMENT = "later_document", "given by a later document"
    COPYRIGHT_YEAR = "copyright_year", "no more than the year of the copyright line"


class Unit(Vocabulary):
    """What a value counts in; money is in the scale it is printed in."""

    COUNT = "count", "a number of people, cases or things"
    PERCENT = "percent", "a share of a hundred"
    PERCENTAGE_POINTS = "percentage_points", "a difference of two percentages"
    RATE_PER_10000 = "rate_per_10000", "a number per 10,000 children of the area"
    WEEKS = "weeks", "a length of time"
    DAYS = "days", "a length of time"
    MONTHS = "months", "a length of time"
    YEARS = "years", "a length of time or an age"
    HOURS = "hours", "a length of time"
    MILES = "miles", "a distance"
    GBP = "gbp", "pounds"
    GBP_THOUSAND = "gbp_thousand", "thousands of pounds"
    GBP_MILLION = "gbp_million", "millions of pounds"
    GBP_BILLION = "gbp_billion", "billions of pounds (thousands of millions)"
    SCORE = "score", "a mean score of a questionnaire or an examination"
    POINTS = "points", "points of a scale or an index"
    FTE = "fte", "posts as full-time equivalents"
    RATIO = "ratio", "so many for each one of something else"
    TEXT = "text", "words in place of a value"


class Qualifier(Vocabulary):
    """How a printed value is qualified."""

    EXACT = "exact", "as printed"
    APPROX = "approx", "about the value"
    OVER = "over", "more than the value"
    UNDER = "under", "less than the value"
    UP_TO = "up_to", "the value or less"
    FEWER_THAN = "fewer_than", "a number below the value, because small numbers are suppressed"
    AT_LEAST = "at_least", "the value or more"
    TENTATIVE = "tentative", "printed as provisional, or recognised in a picture with little confidence"


class Comparator(Vocabulary):
    """Whose value it is where it is not the authority's own."""

    NATIONAL = "national", "England's"
    STATISTICAL_NEIGHBOURS = (
        "statistical_neighbours",
        "the mean of the authorities that the DfE's model finds most alike",
    )
    SIMILAR = "similar", "that of authorities described as similar, as comparable or as in the region"
    LOCAL_ALL = "local_all", "that of all children of the area"
    TARGET = "target", "what was aimed for, or a threshold to keep within"


class PrintedPolarity(Vocabulary):
    """What a table prints as good."""

    HIGH = "high", "a high value is good"
    LOW = "low", "a low value is good"


class PeriodKind(Vocabulary):
    """What kind of period a value is for."""

    SNAPSHOT = "snapshot", "one day"
    MONTH = "month", "a calendar month"
    QUARTER = "quarter", "three calendar months"
    FINANCIAL_YEAR = "financial_year", "1 April to 31 March"
    ACADEMIC_YEAR = "academic_year", "1 September to 31 August, or to 31 July"
    YEAR = "year", "twelve months that begin on another day"
    RANGE = "range", "any other first and last day"
    UNKNOWN = "unknown", "none is given"


class Span(Vocabulary):
    """How long the time is that a value is for."""

    DAY = "day", "one day, or the few weeks of an inspection: what there is at one time"
    MONTH = "month", "a month"
    QUARTER = "quarter", "three months"
    YEAR = "year", "about a year"
    THREE_YEARS = "three_years", "about three years, as official averages are"


class Standing(Vocabulary):
    """How an authority's own value of a whole stands to the line of its measure."""

    LINE = "line", "in the line: of the length of time that the measure is given in"
    SAME_VALUE = "same_value", "says in other words of a time what the line says of it"
    OTHER_VALUE = "other_value", "another value for a time that has one in the line"
    OTHER_TIME = "other_time", "of another length of time than the line, beside which it stands"
    BOUND = "bound", "a bound, which says on which side the quantity lies"
    UNDATED = "undated", "without a date"


class PeriodBasis(Vocabulary):
    """How the period of a value was resolved."""

    PRINTED = "printed", "in the passage itself"
    HEADER = "header", "in the heading of the column or row"
    TITLE = "title", "in the title of the table"
    PARENT_BULLET = "parent_bullet", "in the item that introduces the list"
    SECTION = "section", "in a heading above"
    SENTENCE_BEFORE = "sentence_before", "in the sentence before"
    PAPER = "paper", "the quarter that the paper says it is about"
    FIELDWORK = "fieldwork", "the days of the inspection, which the words refer to"
    INFERRED_YEAR = "inferred_year", "the year follows from the text around it"
    NONE = "none", "not resolved"


class HowRead(Vocabulary):
    """How a value was read."""

    TABLE = "table", "from a cell of a table"
    SENTENCE = "sentence", "from running text"


class JudgedEventKind(Vocabulary):
    """What kind of inspection was judged."""

    INSPECTION = "inspection", "the inspection that the report is about"
    REINSPECTION = "reinspection", "a shorter inspection that follows an inadequate one"
    EARLIER_INSPECTION = "earlier_inspection", "an earlier one, known only from a later document"


class EventKind(Vocabulary):
    """What inspection, visit, intervention or meeting it is; an earlier one is second hand: another paper tells it."""

    INSPECTION = "inspection", "an inspection"
    REINSPECTION = "reinspection", "a shorter inspection that follows an inadequate one"
    MONITORING_VISIT = "monitoring_visit", "a visit that follows an inadequate judgement; gives no grade"
    FOCUSED_VISIT = "focused_visit", "a visit between inspections to one part of the services; gives no grade"
    ASSURANCE_VISIT = "assurance_visit", "a visit of 2020 and 2021, in place of inspections; gives no grade"
    FOSTERING_VISIT = "fostering_visit", "a monitoring visit to a fostering agency"
    JOINT_TARGETED_AREA_INSPECTION = (
        "joint_targeted_area_inspection",
        "an inspection of council, health, police and probation together; gives no grade",
    )
    AREA_SEND_INSPECTION = (
        "area_send_inspection",
        "an inspection of what council and health do together for children with special educational needs and "
        "disabilities; ends in an outcome",
    )
    IMPROVEMENT_NOTICE = (
        "improvement_notice",
        "a notice of the Department for Education that says what a council is to improve",
    )
    STATUTORY_DIRECTION = "statutory_direction", "a direction of the Secretary of State to a council"
    COMMISSIONER_REPORT = (
        "commissioner_report",
        "what a commissioner for a council's services for children reported to the Secretary of State",
    )
    COMMITTEE_MEETING = "committee_meeting", "the meeting that a paper was written for"
    EARLIER_INSPECTION = "earlier_inspection", "an earlier inspection, known only from a later document"
    EARLIER_VISIT = "earlier_visit", "an earlier visit, known only from a later document"
    EARLIER_IMPROVEMENT_NOTICE = (
        "earlier_improvement_notice",
        "an improvement notice, known only from a later document",
    )
    EARLIER_STATUTORY_DIRECTION = (
        "earlier_statutory_direction",
        "a direction of the Secretary of State, known only from a later document",
    )
    EARLIER_AREA_SEND_INSPECTION = (
        "earlier_area_send_inspection",
        "an earlier area SEND inspection, known only from a later document",
    )


class JudgedBody(Vocabulary):
    """Whom an inspection or visit looked at."""

    LOCAL_AUTHORITY = "local_authority", "the council's services for children"
    LOCAL_PARTNERSHIP = "local_partnership", "council, health and others of the area together"
    FOSTERING_AGENCY = "fostering_agency", "an agency that recruits and supports foster carers"


class SendOutcome(Vocabulary):
    """How an area SEND inspection from 2023 on ends: one of three sentences, which are no grades."""

    TYPICALLY_POSITIVE = "typically_positive", "the arrangements typically lead to positive experiences and outcomes"
    INCONSISTENT = "inconsistent", "the arrangements lead to inconsistent experiences and outcomes"
    SYSTEMIC_FAILINGS = "systemic_failings", "there are widespread or systemic failings that must be addressed urgently"


class JudgementStatus(Vocabulary):
    """Whether an area has a grade, or why it has none."""

    GRADED = "graded", "it has a grade"
    PRINTED_NOT_JUDGED = "printed_not_judged", "the report prints in place of a grade that it is not judged"
    NOT_SEPARATELY_JUDGED = "not_separately_judged", "the framework judges it together with another area"
    NOT_IN_FRAMEWORK = "not_in_framework", "the framework does not judge it"
    NOT_FOUND = "not_found", "the framework judges it, and no grade was found"


class FindingKind(Vocabulary):
    """What a finding says."""

    STRENGTH = "strength", "what is done well"
    WEAKNESS = "weakness", "what is not"
    AREA_FOR_IMPROVEMENT = "area_for_improvement", "what needs to improve"
    RECOMMENDATION = "recommendation", "what is recommended"
    REQUIREMENT = "requirement", "what regulations require, with a date"
    PRIORITY_ACTION = "priority_action", "what must be done first"
    FINDING = "finding", "what was found, none of the above"


class Direction(Vocabulary):
    """What a passage says about practice."""

    STRENGTH = "strength", "it is good"
    WEAKNESS = "weakness", "it is not"
    IMPROVING = "improving", "it has become better"
    DECLINING = "declining", "it has become worse"
    MIXED = "mixed", "both"
    NEUTRAL = "neutral", "neither"


class InspectorRole(Vocabulary):
    """An inspector's part in an inspection."""

    LEAD = "lead", "led it"
    TEAM = "team", "one of the team"
    SIGNATORY = "signatory", "signed the letter for an inspectorate"


class Inspectorate(Vocabulary):
    """Which body inspects or visits."""

    OFSTED = "ofsted", "Office for Standards in Education, Children's Services and Skills"
    CQC = "cqc", "Care Quality Commission"
    HMICFRS = "hmicfrs", "the inspectorate of police and fire services, HMIC before July 2017"
    HMI_PROBATION = "hmi_probation", "HM Inspectorate of Probation"


class NoteKind(Vocabulary):
    """What damage or doubt was met while reading."""

    FOOTNOTE_MARK = "footnote_mark", "digits attached to a number are a footnote mark"
    YEAR_CONTRADICTS_NEIGHBOURS = "year_contradicts_neighbours", "a year does not fit those beside it"
    LABELS_LOST = "labels_lost", "the labels of a table's rows are lost"
    SPLIT_ROW = "split_row", "a row of a table is split in two"
    IMPOSSIBLE_DATE = "impossible_date", "a date that does not exist, or that fell on another weekday"
    HEADING_DAMAGED = "heading_damaged", "a heading is broken or misspelt"
    GRADE_IN_DOUBT = "grade_in_doubt", "the place of a grade prints two of them, or none that is one"
    HEADING_CONTRADICTS_COVER = "heading_contradicts_cover", "a heading gives another grade than the cover"
    YEAR_INFERRED = "year_inferred", "a year is not printed and follows from the text around it"
    DUPLICATE_PARAGRAPH_NUMBER = "duplicate_paragraph_number", "two paragraphs are printed with the same number"


DAMAGE = (
    NoteKind.HEADING_DAMAGED,
    NoteKind.LABELS_LOST,
    NoteKind.IMPOSSIBLE_DATE,
    NoteKind.YEAR_CONTRADICTS_NEIGHBOURS,
)
"""Kinds of notes that leave something of the document unread or in doubt: it is read with warnings."""


class ClaimKind(Vocabulary):
    """What a text claims in words of figures, dates or another paper."""

    RISES = "rises", "it rose, rises or is higher than before"
    FALLS = "falls", "it fell, falls or is lower than before"
    RISES_EACH = "rises_each", "it rose from each time to the next"
    FALLS_EACH = "falls_each", "it fell from each time to the next"
    IMPROVES = "improves", "it became better"
    WORSENS = "worsens", "it became worse"
    MULTIPLIES = "multiplies", "how many times as high it has become: doubled, halved"
    STAYS = "stays", "it hardly changed"
    HIGHEST = "highest", "it is the highest of some"
    LOWEST = "lowest", "it is the lowest of some"
    SHARE = "share", "a share in words: half, the majority"
    LASTS = "lasts", "how many months a time from one date to another is said to have"
    DUE = "due", "by when something was or is to be done"
    COVERS = "covers", "from when to when a paper or a part of one is said to be about"
    IN_POST = "in_post", "since when somebody has been in a post"
    QUOTES = "quotes", "the words of another, in quotation marks"


class Stop(Vocabulary):
    """At which stop of the walk a record was set aside."""

    READING = "reading", "it was printed in a form that cannot be read"
    CONTRACTS = "contracts", "it broke a rule of its table's contract"
    MODELS = "models", "a model or a test of the models failed on it"


class RunOutcome(Vocabulary):
    """How a run ended."""

    RUNNING = "running", "it is running, or was cut off and none has begun since"
    SUCCEEDED = "succeeded", "it published"
    FAILED = "failed", "it did not publish, or not export what it had published"
    INTERRUPTED = "interrupted", "it was cut off before it published"
    NOTHING_NEW = "nothing_new", "there was nothing to publish"


class FetchOutcome(Vocabulary):
    """How it ended that an address was asked."""

    FETCHED = "fetched", "a document was stored that was not there before, or not with these bytes"
    UNCHANGED = "unchanged", "what is there is what was fetched before"
    FORGOTTEN = "forgotten", "what came was removed from the warehouse for good, and was not stored again"
    LISTED = "listed", "a page or feed was read and lists documents"
    LISTS_NOTHING = "lists_nothing", "a page or feed was read, lists no document and never did"
    LISTING_EMPTIED = "listing_emptied", "a page or feed lists no document, and listed some before"
    NOT_A_DOCUMENT = "not_a_document", "what came is no document that is read, whatever its name says"
    NOT_ALLOWED = "not_allowed", "the address leads where the sources file does not allow it"
    FORBIDDEN_BY_ROBOTS = "forbidden_by_robots", "the host asks programs to keep away from it"
    NOT_FOUND = "not_found", "the host has no such page"
    REFUSED = "refused", "the host does not give it"
    SERVER_ERROR = "server_error", "the host failed or was busy, each time it was asked"
    UNREACHABLE = "unreachable", "no connection could be made, or not one that is safe"
    TIMED_OUT = "timed_out", "it did not come within the time allowed"
    TOO_LARGE = "too_large", "it is larger than what is read"
    INCOMPLETE = "incomplete", "it ended before its end"
    NOT_STORED = "not_stored", "it came and could not be written"
    FAILED = "failed", "something happened that was not foreseen"

    @property
    def is_failure(self) -> bool:
        """Whether what was asked for was not had."""
        return self not in (self.FETCHED, self.UNCHANGED, self.FORGOTTEN, self.LISTED, self.LISTS_NOTHING)


class ListingStatus(Vocabulary):
    """Whether the source that a file was fetched from still lists it."""

    LISTED = "listed", "its source lists it"
    REPLACED = "replaced", "under its address its source gives another file"
    UNLISTED = "unlisted", "its source was asked and lists it no longer"
    NOT_ASKED = "not_asked", "the sources file names its source or its address no longer"


class MeasureStatus(Vocabulary):
    """Whether a value's measure is known."""

    CATALOGUED = "catalogued", "its label is a measure of the catalogue"
    UNCATALOGUED = "uncatalogued", "read and dated, but its label has no measure yet"
    UNLABELLED = "unlabelled", "the document has lost the label"


class DiscrepancyKind(Vocabulary):
    """What kind of contradiction it is."""

    TWO_VALUES = "two_values", "one quantity with two values"
    PARTS_DO_NOT_SUM = "parts_do_not_sum", "parts that do not add up to their total"
    PART_ABOVE_WHOLE = "part_above_whole", "a part that is greater than its whole"
    PERCENT_DOES_NOT_FOLLOW = "percent_does_not_follow", "a percentage that its counts do not give"
    RATE_DOES_NOT_FOLLOW = "rate_does_not_follow", "a rate that its count and population do not give"
    CHANGE_DOES_NOT_FOLLOW = "change_does_not_follow", "a change that its levels do not give"
    DIRECTION_CONTRADICTS = "direction_contradicts", "a rise or fall that the levels contradict"
    IMPOSSIBLE_DATE = "impossible_date", "a date that does not exist, or that fell on another weekday"
    MISQUOTED = "misquoted", "a quotation that is not what the quoted paper says"
    OTHER = "other", "another pair of statements that cannot both hold"


class DiscrepancyStatus(Vocabulary):
    """Whether the two sides of a contradiction can both hold."""

    FIRM = "firm", "the same is counted, with the same restrictors, date, reading and owner: they cannot both hold"
    POSSIBLE = "possible", "something that is named might reconcile them"


class Doubt(Vocabulary):
    """What might reconcile the two sides of a possible contradiction."""

    COUNTED = "counted", "the two may count different things"
    RESTRICTORS = "restrictors", "one may be narrower than the other"
    DATE = "date", "they may be of different days, or rest on figures of another year"
    READING = "reading", "a figure may be read with another meaning than it was printed with"
    WHOSE = "whose", "they may be figures of different bodies"
    BASE = "base", "the base is not printed with the figure"
    COMPLETENESS = "completeness", "the parts need not be all"
    ROUNDING = "rounding", "a figure may be cut off or rounded more coarsely than it is printed"


class Severity(Vocabulary):
    """How far the figures of a contradiction, or the words of a quotation, lie apart."""

    LOW = "low", "within 1 % or 1"
    MEDIUM = "medium", "within 10 %"
    HIGH = "high", "further"


class Polarity(Vocabulary):
    """Which direction is better for a measure."""

    HIGHER_IS_BETTER = "higher_is_better", "more is better"
    LOWER_IS_BETTER = "lower_is_better", "less is better"
    NONE = "none", "neither is"


class ValueStatus(Vocabulary):
    """Whether an official statistic has a value, or why not."""

    PUBLISHED = "published", "it has"
    SUPPRESSED = "suppressed", "hidden so that nobody can be identified"
    NOT_APPLICABLE = "not_applicable", "there can be none"
    NOT_AVAILABLE = "not_available", "none was published"


class PublishedPrecision(Vocabulary):
    """How precisely it is known when something was published."""

    DAY = "day", "on that day"
    MONTH = "month", "in that month, of which it is the last day"
    YEAR = "year", "in that year, of which it is the last day"


class OfficialMatch(Vocabulary):
    """How a reported value finds the official one of the same quantity."""

    SAME_DAY = "same_day", "of the same day"
    SAME_YEAR = "same_year", "of the year that ends on the same day"
    NEWEST_ESTIMATE = "newest_estimate", "the newest estimate that was at least a year old on its day"


class Vintage(Vocabulary):
    """How an official value relates to the year that it is of."""

    AS_PUBLISHED = "as_published", "as the release of that year gave it"
    AS_REVISED = "as_revised", "as a release of a later year gave it, which may have been revised"


class Agreement(Vocabulary):
    """How a reported value agrees with the official one."""

    EQUAL = "equal", "the same value"
    ROUNDING = "rounding", "no further apart than the rounding of either explains"
    WITHIN_BOUND = "within_bound", "the report prints a bound that holds for the official value"
    DIFFERS = "differs", "further apart than rounding explains"
    NO_OFFICIAL_VALUE = "no_official_value", "the official statistics print none for that quantity"


class Comparability(Vocabulary):
    """How far a judgement area may be compared across frameworks."""

    CLOSE = "close", "much the same was judged"
    PARTIAL = "partial", "a part of the same was judged"
    WITH_CAUTION = "with_caution", "the scope changed"
    NONE = "none", "another body or nothing like it was judged"
    NOT_SEPARATELY_JUDGED = "not_separately_judged", "judged together with another area"


class SubjectKind(Vocabulary):
    """What a row of the comparison compares."""

    MEASURE = "measure", "values of a measure"
    JUDGEMENT = "judgement", "grades of a judgement area"


class ComparedJudgementStatus(Vocabulary):
    """Whether a compared authority-year has a grade, or why not."""

    GRADED = "graded", "it has a grade"
    NOT_JUDGED = (
        "not_judged",
        "no report with grades of that year has been read; one known second hand never serves as its grade",
    )
    PRINTED_NOT_JUDGED = "printed_not_judged", "the report prints in place of a grade that it is not judged"
    NOT_SEPARATELY_JUDGED = "not_separately_judged", "the framework judges it together with another area"
    NOT_IN_FRAMEWORK = "not_in_framework", "the framework does not judge it"
    NOT_FOUND = "not_found", "the framework judges it, and no grade was found"


class ComparedFigureStatus(Vocabulary):
    """Whether a compared authority-year has a value, or why not."""

    FOUND = "found", "it has a value"
    OFFICIAL = "official", "no paper prints one of that date, and official statistics do: official_value"
    AMBIGUOUS = "ambiguous", "several values in one table or passage, none the whole"
    IMPLAUSIBLE = "implausible", "a value that cannot be what its measure says"
    DISMISSED = "dismissed", "a value that a person decided is not to be used"
    PRINTED_WITHOUT_DATE = "printed_without_date", "a value printed without a date"
    NOT_FOUND = "not_found", "the reader found none in its documents"
    NO_DOCUMENT = "no_document", "no document has been read"


class DenominatorRelation(Vocabulary):
    """What a count is to its denominator."""

    POPULATION = "population", "a rate per 10,000 of the population"
    WHOLE = "whole", "a share of the whole that it is a part of"


class DefinitionDiffers(Vocabulary):
    """Between whom the definition of a measure differs."""

    BETWEEN_PAPERS = "between_papers", "between papers, also of one authority"
    BETWEEN_AUTHORITIES = "between_authorities", "between authorities, not between the papers of one"


class RateUnit(Vocabulary):
    """What a rate is counted in."""

    PER_10000 = "per_10000", "per 10,000 of the population"
    PERCENT = "percent", "percent of a whole"


class DatePrecision(Vocabulary):
    """How closely it is known when something took place."""

    DAY = "day", "its days are known"
    MONTH = "month", "only the month is told: first and last day are those of the month"
    YEAR = "year", "only the year is told: first and last day are those of the year"


class DateKind(Vocabulary):
    """What the date of an event or a judgement is a date of."""

    INSPECTION = "inspection", "when it took place"
    PUBLICATION = "publication", "when its report was published"


class ToldBy(Vocabulary):
    """How a document tells of an event."""

    OWN = "own", "it was written for the event"
    TOLD = "told", "it mentions the event"


class KnownFrom(Vocabulary):
    """How it is known here that an event took place."""

    READ = "read", "its own report or letter is here"
    TOLD = "told", "another document tells of it"
    COUNTED = "counted", "a later visit is counted from it: the third has a first and a second before it"


class Missing(Vocabulary):
    """What of an event is not here."""

    REPORT = "report", "the report of an inspection"
    LETTER = "letter", "the letter about a visit"
    NOTICE = "notice", "the notice or direction"


class Movement(Vocabulary):
    """How a grade or a figure compares with the one before."""

    BETTER = "better", "a better one"
    WORSE = "worse", "a worse one"
    SAME = "same", "the same"


class CountedBy(Vocabulary):
    """Who gives the number behind a rate."""

    PRINTED = "printed", "a paper prints it"
    OFFICIAL = "official", "official statistics, where no paper prints one of that date"


class FunnelPosition(Vocabulary):
    """Where a rate lies beside the control limits around England's rate (Spiegelhalter 2005)."""

    ABOVE_99_8 = "above_99_8", "above the upper 99.8 % limit"
    ABOVE_95 = "above_95", "above the upper 95 % limit"
    WITHIN = "within", "between the 95 % limits"
    BELOW_95 = "below_95", "below the lower 95 % limit"
    BELOW_99_8 = "below_99_8", "below the lower 99.8 % limit"


class DisagreementKind(Vocabulary):
    """How two renditions of one document differ."""

    OTHER_VALUE = "other_value", "another value for the same quantity"
    OTHER_READING = "other_reading", "same value, another label, period or comparator"
    MISSING_IN_OTHER = "missing_in_other", "only the published rendition has it"
    MISSING_IN_PUBLISHED = "missing_in_published", "only the other rendition has it"
    OTHER_GRADE = "other_grade", "another grade of a judgement area, whose rank is the value"


class Change(Vocabulary):
    """What a refresh did to a value."""

    ADDED = "added", "it stands since"
    CHANGED = "changed", "it stood with another value, grade, measure, part or period"
    WITHDRAWN = "withdrawn", "it stood before and stands no longer"


class ChangeReason(Vocabulary):
    """Why a refresh added, changed or withdrew a value."""

    NEW_DOCUMENT = "new_document", "its document was received"
    CORRECTED_DOCUMENT = "corrected_document", "a corrected version of its document was received"
    ANOTHER_RENDITION = "another_rendition", "its document was received in another form, which stands for it now"
    DOCUMENT_WITHDRAWN = "document_withdrawn", "a person withdrew its document"
    BROUGHT_BACK = "brought_back", "its document was left out before and is no longer"
    NOT_RECEIVED = "not_received", "the file of its document is in none of the folders refreshed"
    SET_ASIDE = "set_aside", "it or its document broke a rule or a model and was set aside"
    READER_CHANGED = "reader_changed", "the reader or the contracts changed, and its document was read again"
    CATALOGUE_CHANGED = "catalogue_changed", "the same reading, under a catalogue or models that changed"


EXPECTED_LOSSES = (
    ChangeReason.DOCUMENT_WITHDRAWN,
    ChangeReason.CORRECTED_DOCUMENT,
    ChangeReason.ANOTHER_RENDITION,
)
"""Why a value may vanish without anybody having to say that it may."""

"""Which date a document, an inspection, a visit or a meeting goes by, as SQL, and what that date is, in words that
stand before it: no date is shown without them."""

_DATED = (
    ("published_date", "published"),
    ("letter_date", "letter of"),
    ("meeting_date", "meeting of"),
    ("fieldwork_end_date", "fieldwork to"),
)
_NOTICES = "'improvement_notice', 'earlier_improvement_notice', 'statutory_direction', 'commissioner_report'"
_OF_ITS_DATE = """
        when {told}.date_kind = 'publication' then 'published'
        when {told}.date_precision <> 'day' then 'fieldwork in'
        else 'fieldwork to'
    end"""


def date_of(documents: str) -> str:
    """The date of a document: its publication, else that of the letter, of the meeting, of the last day of fieldwork.
    `documents` is the table that has them."""
    return f"coalesce({', '.join(f'{documents}.{name}' for name, _ in _DATED)})"


def told_date_of(documents: str) -> str:
    """The date of a document; where it has none, the last day of the month or day that its title names."""
    return f"coalesce({date_of(documents)}, {documents}.titled_to_date)"


def said_of_told_date(documents: str) -> str:
    """What that date is."""
    return f"coalesce({said_of_date(documents)}, case when {documents}.titled_to_date is not null then 'titled' end)"


def precision_of_told_date(documents: str) -> str:
    """Whether a month or a day is known of it."""
    is_month = f"{date_of(documents)} is null and {documents}.titled_from_date < {documents}.titled_to_date"
    return f"case when {is_month} then 'month' else 'day' end"


def said_of_date(documents: str) -> str:
    """What that date is; null where there is none. A letter that is published with its date is of that day."""
    is_letter = f"when {documents}.published_date = {documents}.letter_date then 'letter of'"
    cases = (f"when {documents}.{name} is not null then '{said}'" for name, said in _DATED)
    return f"case {is_letter} {' '.join(cases)} end"


def said_of_event(events: str) -> str:
    """What the last day of an inspection, visit or meeting is."""
    return f"""case
        when {events}.event_kind = 'committee_meeting' then 'meeting of'
        when {events}.event_kind in ({_NOTICES}) then 'of'{_OF_ITS_DATE.format(told=events)}"""


def said_of_judgement(judgements: str) -> str:
    """What the date of a judgement is: that of its inspection, or where only that is told of its publication."""
    return f"case{_OF_ITS_DATE.format(told=judgements)}"

"""E-mails (.eml): what they say and the files attached to them, each as a text of its own behind the mail's head."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesFeedParser

from ingest.errors import RefusedDocument
from ingest.plain_text import read_text
from ingest.structure.enclosing import enclosing
from ingest.structure.model import StoredText
from ingest.web_page import read_web_page

_LINE = rb"[A-Za-z][A-Za-z-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*"
_ONLY_IN_MAIL = (
    rb"(?i:received|return-path|message-id|mime-version|content-type|content-transfer-encoding|dkim-signature):"
)
IS_E_MAIL = re.compile(
    rb"(?:From [^\r\n]*\r?\n)?(?=(?:" + _LINE + rb"){0,40}?" + _ONLY_IN_MAIL + rb")(?:" + _LINE + rb"){2}"
)
"""Two lines of a head, among which one or a later one is of no letter or memorandum."""
LARGEST_BYTES = 25_000_000
"""What most mail servers take; to open a mail takes more than five times its length of memory."""
_CHUNK = 1 << 16
MOST_TEXTS = 100
DEEPEST = 5
"""How often a mail may have been forwarded as an attachment of another."""
_FEWEST_CHARACTERS = 500
"""What a mail says itself is a document only where it is longer than a covering note."""
WHAT_IS_EXPECTED = (
    "a report or letter in its text or attached to it, as PDF, Word document, web page or text; where it only links "
    "to one, fetch that"
)
_HEAD = ("From", "Date", "Subject")
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_FIELD = r"(?:[ \t]*\n)*[*_ ]*(?:Sent|Date|To|Cc|Subject|Importance|Attachments|Reply-To)[*_ ]*:[^\n]*"
_FORWARDED = re.compile(rf"^[*_ ]*From[*_ ]*:[^\n]*\n(?:{_FIELD}\n){{2,8}}", re.MULTILINE)
"""The head of another mail within one, as programs write it above what they forward."""

Read = Callable[[bytes, str], StoredText]


def read_e_mail(data: bytes, file_name: str, read: Read) -> StoredText:
    """The stored text of an e-mail: its head, then what it says and each attachment that `read` can read.

    Raises RefusedDocument for one that is damaged, too large, or holds no text of the length of a document.
    """
    if len(data) > LARGEST_BYTES:
        raise RefusedDocument(
            "email",
            f"{file_name} is an e-mail of {len(data) / 1e6:,.0f} MB; at most {LARGEST_BYTES / 1e6:,.0f} MB are read. "
            "Expected a mail with a report; save what is attached to it and add that.",
        )
    try:
        mail = _parsed(data)
        opened = _Opened(read)
        opened.open(mail)
        head = "".join(f"{name}: {said}\n" for name in _HEAD if (said := _said(mail, name)))
    except (RecursionError, ValueError, TypeError, LookupError, AttributeError, IndexError) as error:
        raise RefusedDocument(
            "email",
            f"{file_name} is an e-mail that cannot be opened ({type(error).__name__}). "
            "Expected a whole .eml; save what is attached to it and add that.",
        ) from error
    if not opened.texts:
        attached = f"Not read of what is attached: {', '.join(opened.left_out)}. " if opened.left_out else ""
        raise RefusedDocument(
            "email", f"{file_name} is an e-mail that holds no document. {attached}Expected {WHAT_IS_EXPECTED}."
        )
    return enclosing("email", head, opened.texts, opened.left_out)


def _parsed(data: bytes) -> MIMEPart:
    """The parts of a mail; piece by piece, which takes half the memory."""
    parser = BytesFeedParser(EmailMessage, policy=policy.default)
    for at in range(0, len(data), _CHUNK):
        parser.feed(data[at : at + _CHUNK])
    return parser.close()


def _said(mail: MIMEPart, name: str) -> str:
    """A field of the head on one line."""
    return " ".join(str(mail.get(name, "")).encode("utf-8", "replace").decode().split())


@dataclass
class _Opened:
    """The texts met so far in a mail and those forwarded in it, and what could not be read."""

    read: Read
    texts: list[tuple[str | None, StoredText]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def open(self, mail: MIMEPart, depth: int = 0) -> None:
        """Opens one mail; one without parts is all text, or all attachment."""
        body = mail.get_body(("plain", "html"))
        if body is not None:
            self.texts += _texts_of(mail, body)
        elif not mail.is_multipart():
            self._attachment(mail, depth)
        for part in mail.iter_attachments():
            self._attachment(part, depth)

    def _attachment(self, part: MIMEPart, depth: int) -> None:
        """Opens an attachment: a mail forwarded whole, parts that belong together, or a file."""
        kind = part.get_content_maintype()
        name = " ".join((part.get_filename() or "").split())
        if len(self.texts) >= MOST_TEXTS or depth > DEEPEST:
            self.left_out.append(f"{name or 'a part'} (more than {MOST_TEXTS} files, or {DEEPEST} mails deep)")
        elif part.is_multipart():
            for inner in part.iter_parts():
                if kind == "message":
                    self.open(inner, depth + 1)
                else:
                    self._attachment(inner, depth + 1)
        elif not (kind == "image" and part.get("Content-ID")):
            self._file(name, _bytes_of(part), depth)

    def _file(self, name: str, data: bytes, depth: int) -> None:
        """Reads a file; what has no name and is no document is a line that a mail server adds."""
        if IS_E_MAIL.match(data):
            self.open(_parsed(data), depth + 1)
            return
        try:
            self.texts.append((name or f"attachment {len(self.texts) + 1}", self.read(data, name)))
        except RefusedDocument as refusal:
            if name:
                self.left_out.append(f"{name} ({refusal.kind.replace('_', ' ')})")


def _bytes_of(part: MIMEPart) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _texts_of(mail: MIMEPart, body: MIMEPart) -> Iterator[tuple[None, StoredText]]:
    """What a mail says, and what was forwarded below it, each as a text; covering notes are none."""
    said = _stored(body)
    if len(said.text) < _FEWEST_CHARACTERS and body.get_content_subtype() == "plain":
        other = mail.get_body(("html",))
        said = _stored(other) if other is not None else said
    start = 0
    for forwarded in _FORWARDED.finditer(said.text):
        yield from _piece(said, start, forwarded.start())
        start = forwarded.end()
    yield from _piece(said, start, len(said.text))


def _piece(said: StoredText, start: int, end: int) -> Iterator[tuple[None, StoredText]]:
    if end - start >= _FEWEST_CHARACTERS:
        yield None, replace(said, text=said.text[start:end])


def _stored(body: MIMEPart) -> StoredText:
    """The text of a mail's body: plain, or the content of its page."""
    try:
        words: str = body.get_content()
    except LookupError:  # letters of a name that nobody knows
        words = _bytes_of(body).decode("utf-8", "replace")
    try:
        if body.get_content_subtype() == "html":
            return read_web_page(words.encode(), "mail")
        return read_text(_QUOTED.sub("", words).encode(), "mail")
    except RefusedDocument:
        return StoredText("", "text")

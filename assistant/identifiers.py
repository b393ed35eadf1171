"""Personal identifiers in a message, found on this machine by their form.

Names are taken only where the text says that they are one: after a title, a role or "called". This finds
what is written in usual forms and misses the rest; it is a reminder to the writer, not a guarantee.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

IdentifierKind = Literal["e-mail address", "phone number", "date of birth", "case number", "name"]

_CAPITALISED = r"[A-ZÀ-ÖØ-ÞŁŚŞŽČ][\w'\u2019\-]+"
_NAME = rf"{_CAPITALISED}(?:\s+(?:(?:de|da|dos|van|von|der|den|bin|al|el|la|ter)\s+)?{_CAPITALISED}){{0,2}}"
_TITLES = (
    r"Mrs?|Ms|Mx|Miss|Dr|Prof|Professor|Sister|Brother|Fr|Father|Rev|Reverend|Pastor|Imam|Sheikh|Sr|Sra"
    r"|Señora?|Frau|Herr|Madame|Mme|Monsieur|Officer|Nurse|Matron|Inspector|Captain|Judge"
    r"|Auntie|Aunt|Uncle|Mama|Baba|Dame|Sir"
)
_ROLES = (
    r"director|manager|supervisor|teacher|principal|head ?teacher|headmaster|nurse|doctor|midwife|coach"
    r"|officer|worker|lead|leader|chair|minister|mayor|boss|colleague|client|patient|mother|father|son"
    r"|daughter|boy|girl|child|sister|brother|husband|wife|student|pupil|resident|partner|friend"
    r"|coordinator|facilitator|trainer|psychologist|therapist|counsell?or|secretary|assistant|cousin"
)
_PATTERNS: tuple[tuple[IdentifierKind, re.Pattern[str]], ...] = (
    ("e-mail address", re.compile(r"(?P<it>[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+)")),
    (
        "date of birth",
        re.compile(
            r"(?i:\b(?:born(?: on)?|d\.?o\.?b\.?|date of birth|birthday|geb\.?)\b[:\s]{1,3})"
            r"(?P<it>\d{1,4}[./\- ](?:\d{1,2}|[A-Za-z]{3,9})[./\- ,]{1,2}\d{2,4}"
            r"|[A-Z][a-z]{2,8} \d{1,2},? \d{4})"
        ),
    ),
    (
        "case number",
        re.compile(
            r"(?i:\b(?:case|file|client|patient|student|pupil|record|reference|ref|mrn|nhs|ssn|id"
            r"|passport|docket|social security|insurance)"
            r"(?:\s+(?:number|no|nr|id|file|ref))?[.:#\s]{1,3})(?:is\s+)?"
            r"(?P<it>(?=[A-Z0-9\-/]*\d{3})[A-Z0-9][A-Z0-9\-/]{3,20}|\d{3}[ \-]\d{2,3}[ \-]\d{4})\b"
        ),
    ),
    (
        "phone number",
        re.compile(
            r"(?<![\w.,/\-])(?P<it>\+\d[\d ()./\-]{7,17}\d|\(0\d{1,4}\)[ \-]?\d[\d \-]{4,10}\d"
            r"|0\d{2,4}[ /\-]\d[\d \-]{4,10}\d|0\d{8,10}|\d{3}[\-. ]\d{3}[\-. ]\d{4})(?![\w\-/])"
        ),
    ),
    ("name", re.compile(rf"\b(?P<it>(?:{_TITLES})\.?\s+{_NAME})")),
    (
        "name",
        re.compile(
            rf"\b(?i:{_ROLES})(?:,)?(?:\s+(?i:is|was))?(?:\s+(?i:called|named))?\s+"
            rf"(?P<it>{_CAPITALISED}(?:\s+{_CAPITALISED})?)"
        ),
    ),
    (
        "name",
        re.compile(rf"\b(?i:called|named|name is|name's)\s+(?P<it>{_NAME})"),
    ),
)
# What is capitalised after a role or "called" without being a person.
_NO_NAMES = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Easter Christmas Ramadan Eid English Spanish French Arabic
    Swahili Portuguese The This That They There Then These Those We What When Where Which Who Why How If In
    On At And But Or So No Not Yes It Is He She You Your Our My A An I I'm I've To For From With Of As By
    After Before Now Head Start Director Manager Team Board Council Committee Ministry Department
    Programme Program Project Office Service Services School Hospital Clinic Church Community District
    County Region National International European African American Asian Australian Canadian British
    Indigenous Roma Muslim Christian Catholic Jewish Hindu
    """.split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """Something in a message that may point at a person.

    Attributes:
        kind: What it looks like.
        text: As written.
        start: Its first character in the message.
        end: The character after its last.
    """

    kind: IdentifierKind
    text: str
    start: int
    end: int


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """What looks like a personal identifier, in the order of the text; none overlaps another."""
    found: list[Identifier] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span("it")
            taken = any(start < other.end and other.start < end for other in found)
            if not taken and not (kind == "name" and _no_name(match["it"])):
                found.append(Identifier(kind=kind, text=match["it"], start=start, end=end))
    return tuple(sorted(found, key=lambda identifier: identifier.start))


def masked(text: str, identifiers: Sequence[Identifier]) -> str:
    """The text with `[name]`, `[phone number]`, … in place of each identifier."""
    for identifier in sorted(identifiers, key=lambda i: i.start, reverse=True):
        text = f"{text[: identifier.start]}[{identifier.kind}]{text[identifier.end :]}"
    return text


def _no_name(words: str) -> bool:
    return words.split()[0] in _NO_NAMES

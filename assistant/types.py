"""The nouns of an answer. The same objects go to the page, the API, the stream and the exports."""

from dataclasses import dataclass
from typing import Literal

from assistant.identifiers import Identifier
from assistant.writing.types import Written
from corpus.guidance import PracticeNote

Check = Literal["exact", "normalised", "failed"]
AnswerKind = Literal["suggestions", "profile", "abstention", "courtesy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRef:
    """A node of the profile, to be named and linked to.

    Attributes:
        id: Permanent id.
        kind: Id of its kind.
        kind_name: The kind as the profile calls it.
        label: Its printed name, or its place in its parent's list.
    """

    id: str
    kind: str
    kind_name: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The profile's words and where to check them.

    Attributes:
        node: What is quoted.
        profile_id: Which profile.
        profile_version: Its edition, or the hash of its source text.
        quote: Verbatim, with the breaks of the extraction mended.
        start: First character of the quote in source.txt.
        end: The character after the last.
        first_line: Line of source.txt where it starts, counted from 1.
        last_line: Line where it ends.
        check: Done when the answer is made: `exact` when the source holds the quote letter by
            letter, `normalised` when it does after mending line breaks and broken words,
            `failed` otherwise.
    """

    node: NodeRef
    profile_id: str
    profile_version: str
    quote: str
    start: int
    end: int
    first_line: int
    last_line: int
    check: Check


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The user's own words that led to a suggestion: a sentence of the message, or a clause.

    Attributes:
        text: The words.
        start: Its first character in `Answer.query`.
        end: The character after its last.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A unit of the profile offered for the situation.

    Attributes:
        rank: Its number in the answer, from 1, in the order in which to take them.
        bridge: A sentence that joins it to what stands above it.
        path: From the widest level of the profile down to its parent.
        score: How well the unit fits the message; higher is better.
        relevance: Probability that a labeller would call it relevant; None where nothing was
            learnt that says so.
        citation: The unit in the profile's words.
        evidence: The words of the message without which its score falls most.
        note: What to do about it this week, in our words; None where the profile has no notes.
    """

    rank: int
    bridge: str
    path: tuple[NodeRef, ...]
    score: float
    relevance: float | None
    citation: Citation
    evidence: Evidence
    note: PracticeNote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One matter heard in the message, and what the profile offers for it.

    Attributes:
        heard: The person's own words; None where the whole message is about one matter.
        suggestions: In the order in which to take them.
    """

    heard: Evidence | None
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the profile quoted for what it is, not for a situation.

    Attributes:
        path: From the widest level down to its parent.
        citation: Its words.
    """

    path: tuple[NodeRef, ...]
    citation: Citation


TurnKind = Literal["matter", "order", "more", "why", "thanks", "greeting", "capabilities"]
CareKind = Literal["danger", "safeguarding", "legal", "clinical"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """What must be said before any suggestion: somebody may be at risk, or others must decide.

    Attributes:
        kind: Of the matter.
        words: The words of the query that say so; None where no single ones do.
        text: What is said first.
        steps: Where to turn, most urgent first.
    """

    kind: CareKind
    words: Evidence | None
    text: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to a clarifying question; saying its text chooses it.

    Attributes:
        unit: Id of the unit that it puts first.
        text: A sign of it in everyday words.
    """

    unit: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clarification:
    """A question back, asked where the answer would change the order.

    Attributes:
        text: The question.
        options: What can be answered.
    """

    text: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Abstention:
    """Why there is no answer, and what would help.

    Attributes:
        reason: Why the profile does not answer this.
        nearest: The closest entries all the same, best first.
        would_help: Details that would make an answer possible.
    """

    reason: str
    nearest: tuple[Entry, ...]
    would_help: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileStamp:
    """Which profile was quoted, and what must be said with it."""

    id: str
    title: str
    version: str
    citation: str
    rights: str
    endorsement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a message gets back.

    Attributes:
        kind: `suggestions` for a situation, `profile` for a question about the profile itself,
            `abstention` when the profile does not answer, `courtesy` for a greeting or thanks.
        turn: What the message did in its conversation: `order`, `more` and `why` ask about the
            suggestions shown before it.
        query: What was searched: the message after cleaning.
        care: What must be said before everything else; None for ordinary work.
        lead: One or two plain sentences that open the answer.
        answerable: Probability that the profile answers the message; None without examples to
            learn it from.
        threads: For `suggestions`; one for each matter heard, in the order in which to take them.
        also_worth: Further units worth a look, best first.
        clarification: A question back, at most one.
        in_play: The parents of all of these: which part of the profile the message touches.
        entries: For `profile`; complete, in the profile's order.
        abstention: For `abstention`.
        identifiers: What in the query may point at a person; mask it before it leaves this machine.
        notices: Anything the reader must know, such as a withheld quotation.
        written: What a language model added; None where none is set or it was not asked.
        profile: Which profile was quoted.
    """

    kind: AnswerKind
    turn: TurnKind = "matter"
    query: str
    care: Care | None = None
    lead: str
    answerable: float | None
    threads: tuple[Thread, ...] = ()
    also_worth: tuple[Entry, ...] = ()
    clarification: Clarification | None = None
    in_play: tuple[NodeRef, ...] = ()
    entries: tuple[Entry, ...] = ()
    abstention: Abstention | None = None
    identifiers: tuple[Identifier, ...] = ()
    notices: tuple[str, ...] = ()
    written: Written | None = None
    profile: ProfileStamp

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """In the order shown."""
        return tuple(s for thread in self.threads for s in thread.suggestions)


@dataclass(frozen=True, slots=True)
class Turn:
    """What happened before a message in the same conversation.

    Attributes:
        message: What the person typed.
        suggested: Ids of the units that the answer suggested, in the order shown; "the second"
            points at these.
    """

    message: str
    suggested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer together with what evaluators need to judge it.

    Attributes:
        answer: As shown.
        ranking: Every unit with its score, best first.
    """

    answer: Answer
    ranking: tuple[tuple[str, float], ...]

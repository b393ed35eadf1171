"""The nouns of a case discussion. The same objects go to the API, the exports and the command line."""

from dataclasses import dataclass
from typing import Literal

from assistant.cases.request import CaseRequest
from assistant.types import Citation, NodeRef, ProfileStamp
from corpus.cases import Difficulty, QuestionKind

ItemKind = Literal[
    "opening",
    "reading",
    "first voices",
    "question",
    "break",
    "second look",
    "debrief",
    "commitment",
]
Reading = Literal["beforehand", "in the session", "not used"]
FitLevel = Literal["good", "partial", "poor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePart:
    """A stretch of the story.

    Attributes:
        number: From 1.
        title: As printed above it.
        text: As in the library; `*…*` is emphasis.
        reading: Whether and when people read it.
        minutes: For reading it in silence.
    """

    number: int
    title: str
    text: str
    reading: Reading
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePerson:
    """Somebody in the story; `part` is where they first appear, from 1."""

    name: str
    role: str
    wants: str
    power: str
    part: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideCase:
    """The case that was chosen, without its answer key."""

    id: str
    title: str
    setting: str
    country: str
    sector: str
    difficulty: Difficulty
    parts: tuple[CasePart, ...]
    people: tuple[CasePerson, ...]
    dilemma: str
    takeaway: str


@dataclass(frozen=True, slots=True)
class Step:
    """What happens within an item, in whole minutes."""

    what: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodRun:
    """A way of working, as it runs with this group in this time.

    Attributes:
        id: Of the method.
        name: To be announced.
        how: How to run it, in two to four sentences.
        groups: Sizes of the sub-groups; they add up to the group.
        steps: Their minutes add up to the question's.
        materials: What it needs in the room.
    """

    id: str
    name: str
    how: str
    groups: tuple[int, ...]
    steps: tuple[Step, ...]
    materials: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideQuestion:
    """A question with its time, its method and its answer key.

    Attributes:
        number: In this session, from 1.
        kind: What sort of question.
        text: As put to the group.
        part: The part after which it is asked, from 1.
        minutes: In all.
        method: How it is worked on.
        answer_key: Ids of the units that a strong answer draws on.
        strong_answer: What it touches.
        wrong_turns: Where groups go astray.
        follow_up: A question to put next, from the practice notes; None where there are none.
        cast: Who is played, for a role play.
    """

    number: int
    kind: QuestionKind
    text: str
    part: int
    minutes: int
    method: MethodRun
    answer_key: tuple[str, ...]
    strong_answer: str
    wrong_turns: tuple[str, ...]
    follow_up: str | None
    cast: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """A stretch of the session.

    Attributes:
        kind: What sort.
        title: As it stands in the agenda.
        start: Minutes after the beginning.
        minutes: Whole minutes, at least two.
        how: What the facilitator does.
        steps: What happens within it; empty where it is one thing.
        question: Number of the question worked on, if any.
    """

    kind: ItemKind
    title: str
    start: int
    minutes: int
    how: str
    steps: tuple[Step, ...] = ()
    question: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What the session is for; `activity` is the unit that is practised, if it is one."""

    text: str
    activity: str | None
    moment: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A moment at which the facilitator looks up; `at` in minutes after the beginning."""

    at: int
    look_for: str
    if_missing: str
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefStep:
    """One of the four steps of the debrief."""

    name: str
    minutes: int
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """What must be there before people come."""

    room: tuple[str, ...]
    materials: tuple[str, ...]
    copies: tuple[str, ...]
    reading: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCard:
    """What a player is given; `questions` are the numbers of the role plays it is for."""

    name: str
    role: str
    wants: str
    power: str
    questions: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Something that may happen, and what to do then."""

    happens: str
    do: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Where a unit is exercised.

    Attributes:
        activity_id: The unit.
        label: Its place in the profile.
        wanted: Whether it was asked for.
        exercised: Whether a question of this session works on it.
        where: Which, or why not.
    """

    activity_id: str
    label: str
    wanted: bool
    exercised: bool
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Another case, and which of the units asked for it exercises."""

    case_id: str
    title: str
    exercises: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How well the case answers what was asked for.

    Attributes:
        level: `good` when every wanted entry is exercised, `partial` when some are, else `poor`.
        said: The same in a sentence or two.
        aims: What was wanted.
        offers: The nearest other cases, best first.
    """

    level: FitLevel
    said: str
    aims: tuple[NodeRef, ...]
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A session, whole: JSON as it stands, documents through `assistant.cases.formats`.

    Attributes:
        handout: What learners get, as Markdown; nothing of the answer key is in it.
        notes: What the facilitator gets, as Markdown.
        citations: Every unit quoted, each compared with the source when the guide was made.
        notices: Anything that must be known, such as a withheld quotation.
    """

    request: CaseRequest
    case: GuideCase
    fit: Fit
    purposes: tuple[Purpose, ...]
    preparation: Preparation
    agenda: tuple[AgendaItem, ...]
    questions: tuple[GuideQuestion, ...]
    roles: tuple[RoleCard, ...]
    checkpoints: tuple[Checkpoint, ...]
    debrief: tuple[DebriefStep, ...]
    whens: tuple[When, ...]
    cautions: tuple[str, ...]
    culture_and_equity: str
    coverage: tuple[Coverage, ...]
    citations: tuple[Citation, ...]
    labels: tuple[str, ...]
    notices: tuple[str, ...]
    profile: ProfileStamp
    handout: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryCase:
    """A case of the library as listed: what it is about and what it exercises, without answers."""

    id: str
    title: str
    setting: str
    country: str
    sector: str
    difficulty: Difficulty
    reading_minutes: int
    parts: tuple[str, ...]
    questions: int
    exercises: tuple[NodeRef, ...]

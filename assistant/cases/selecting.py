"""Which case of the library fits a request, and how well."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from assistant.cases.choosing import Asked, choose_questions, lead_unit
from assistant.cases.needs import Aim, Aims
from assistant.cases.request import CaseRequest
from assistant.cases.shaping import shape_for
from assistant.cases.texts.places import IDLE_WORDS, SECTOR_WORDS
from assistant.errors import CaseRequestInvalid, CasesMissing
from assistant.wording import listed
from corpus.cases import Case, Difficulty
from corpus.types import Profile

_LADDER: tuple[Difficulty, ...] = ("introductory", "working", "advanced")
_OF_EXPERIENCE: dict[str, Difficulty] = dict(zip(("new", "some", "long"), _LADDER, strict=True))

# What counts, relative to each other: exercising what is wanted comes first.
_FIT, _PLACE, _DIFFICULTY, _CLOSENESS = 5.0, 1.2, 0.8, 1.5
_READING_AHEAD = 0.5  # for each part that people must have read before a short session
_NO_TIME = 2.0  # for a case that needs more time than a short session has
_TOP = 5  # places of a ranking that matter for closeness, the first most
_AS_GOOD = 0.4  # cases this close to the best one take turns with the seed
_TURNS = 4  # how many of them
MET = 0.5  # from here an aim counts as exercised
_SECTOR, _COUNTRY, _WORD = 0.8, 0.8, 0.35
_IN_PASSING = 0.6  # of a place that is named in the need or the audience, not as the setting


@dataclass(frozen=True, slots=True)
class Rated:
    """A case and its rating.

    Attributes:
        case: Which.
        asked: The questions that a session of this length would work on, seen from no special angle.
        met: How far these exercise each aim, from 0 to 1.
        place: How near it is to where the participants work, from 0 to 1.
        rating: In all; higher is better.
    """

    case: Case
    asked: tuple[Asked, ...]
    met: tuple[float, ...]
    place: float
    rating: float

    @property
    def hits(self) -> int:
        """How many aims count as exercised."""
        return sum(met >= MET for met in self.met)


@dataclass(frozen=True, slots=True)
class Selection:
    """The case that is used, the angle on it, and the cases that come next."""

    chosen: Rated
    angle: int
    others: tuple[Rated, ...]


def select_case(
    profile: Profile, cases: Sequence[Case], request: CaseRequest, aims: Aims
) -> Selection:
    """The case for a request; the same request and seed give the same one.

    Raises:
        CasesMissing: There are none.
        CaseRequestInvalid: A case is named that is not there, every case is excluded, or more is
            wanted than the time holds.
    """
    if not cases:
        raise CasesMissing(
            "This profile has no teaching cases.",
            given=profile.metadata.title.text,
            expected="a `cases/` folder beside profile.yaml",
            action="Write cases in the form that corpus/cases.py describes, or use another profile.",
        )
    _check_ids(cases, [*request.exclude, *([request.case] if request.case else [])])
    _check_extent(cases, request, aims)
    rated = rate(cases, request, aims)
    if request.case:
        chosen = next(r for r in rated if r.case.id == request.case)
        angle = request.seed
    else:
        turns = [
            r
            for r in rated[:_TURNS]
            if r.rating >= rated[0].rating - _AS_GOOD and r.hits == rated[0].hits
        ]
        chosen = turns[request.seed % len(turns)]
        angle = request.seed // len(turns)
    return Selection(chosen, angle, tuple(r for r in rated if r is not chosen))


def rate(cases: Sequence[Case], request: CaseRequest, aims: Aims) -> list[Rated]:
    """Every case that is not excluded, best first.

    Raises:
        CaseRequestInvalid: All are excluded.
    """
    left = [case for case in cases if case.id not in request.exclude or case.id == request.case]
    if not left:
        raise CaseRequestInvalid(
            "No case is left.",
            given=f"{len(set(request.exclude))} cases to be left out, of {len(cases)}",
            expected="at least one that the group does not know yet",
            action="Take some out of `exclude`; `fieldguide cases` lists the library.",
        )
    return sorted(
        (_rate(case, request, aims) for case in left), key=lambda r: (-r.rating, r.case.id)
    )


def _rate(case: Case, request: CaseRequest, aims: Aims) -> Rated:
    shape, weights = shape_for(request.minutes), aims.weights
    asked = choose_questions(case, shape, weights, lead_unit(case, weights, 0), 0)
    met = how_far(aims, asked)
    weight = sum(aim.weight for aim in aims.aims) or 1
    fit = sum(m * aim.weight for m, aim in zip(met, aims.aims, strict=True)) / weight
    place = _place(case, request)
    rating = _FIT * fit + _PLACE * place + _CLOSENESS * _closeness(asked, aims)
    if shape.one_part:
        rating -= _READING_AHEAD * (asked[-1].part - 1) + _NO_TIME * case.needs_time
    if wanted := request.difficulty or _OF_EXPERIENCE.get(request.experience or ""):
        rating -= _DIFFICULTY / 2 * abs(_LADDER.index(wanted) - _LADDER.index(case.difficulty))
    return Rated(case, asked, met, place, rating)


def how_far(aims: Aims, asked: Sequence[Asked]) -> tuple[float, ...]:
    """How far these questions exercise each aim, from 0 to 1."""
    units = {unit for a in asked for unit in a.question.strong_answer}
    return tuple(aim.met_by(units) for aim in aims.aims)


def _closeness(asked: Sequence[Asked], aims: Aims) -> float:
    """How high the units worked on stand in the ranking for the need, from 0 to 1."""
    if not aims.places:
        return 0.0
    units = {unit for a in asked for unit in a.question.strong_answer}
    gained = sum(1 / (1 + aims.places[unit]) for unit in units)
    return min(1.0, gained / sum(1 / (1 + place) for place in range(_TOP)))


def _place(case: Case, request: CaseRequest) -> float:
    """How near the case is to where the participants work, from 0 to 1."""
    passing = " ".join(filter(None, (request.need, request.audience)))
    return max(_likeness(case, request.setting or ""), _IN_PASSING * _likeness(case, passing))


def _likeness(case: Case, text: str) -> float:
    words = _stems(text)
    if not words:
        return 0.0
    sector = len(words & _stems(SECTOR_WORDS[case.sector])) / len(words)
    like = _SECTOR * min(1.0, 2 * sector) + _COUNTRY * bool(words & _stems(case.country))
    return min(1.0, like + _WORD * bool(words & _stems(case.setting)))


@cache
def _stems(text: str) -> frozenset[str]:
    words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
    stemmer = _stemmer()
    return frozenset(stemmer.stemWord(word) for word in words if word not in IDLE_WORDS)


@cache
def _stemmer() -> Any:  # noqa: ANN401 - PyStemmer ships no types
    import Stemmer

    return Stemmer.Stemmer("english")


def _check_ids(cases: Sequence[Case], ids: Iterable[str]) -> None:
    known = [case.id for case in cases]
    for name in ids:
        if name not in known:
            near = get_close_matches(name, known, n=3, cutoff=0.4) or known[:3]
            raise CaseRequestInvalid(
                "The library has no such case.",
                given=repr(name[:80]),
                expected=f"an id such as {', '.join(near)}",
                action="Correct it; `fieldguide cases` lists the library.",
            )


def _check_extent(cases: Sequence[Case], request: CaseRequest, aims: Aims) -> None:
    most = shape_for(request.minutes).aims
    if len(aims.aims) <= most:
        return
    best = max(rate(cases, request, aims), key=lambda r: r.hits)
    held = [aim for aim, met in zip(aims.aims, best.met, strict=True) if met >= MET][:most]
    held = held or list(aims.aims[:1])
    raise CaseRequestInvalid(
        "More is wanted than a session of this length can do justice to.",
        given=f"{len(aims.aims)} entries in {request.minutes} minutes",
        expected=f"at most {most} in {request.minutes} minutes, {shape_for(240).aims} in 240",
        action=f"Begin with {_names(held)}, for which “{best.case.title}” is a good case, and "
        "plan further sessions for the rest.",
    )


def _names(aims: Sequence[Aim]) -> str:
    return listed([aim.node.id for aim in aims])

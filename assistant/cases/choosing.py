"""Which questions of a case a session works on, and after which part each is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.cases.shaping import Shape
from corpus.cases import Case, Question

# What each is worth in the choice. Covering what was asked for outweighs everything else.
_WANTED = 4.0
_LEAD = 2.5
_NEW_UNIT = 1.0
_NEW_KIND = 0.8
_ANGLE = 1.6
_LAST_PART = 1.5
_TOO_SOON = 2.0  # a reflection as the first question, or a role play where there is no room for one


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of this session; `part` is the part after which it is asked, from 1."""

    question: Question
    part: int


def choose_questions(
    case: Case, shape: Shape, wanted: Mapping[str, float], lead: str, angle: int
) -> tuple[Asked, ...]:
    """As many as the shape allows, in the order of the story.

    Args:
        case: Whose questions.
        shape: How many, and of which kinds.
        wanted: Unit id -> weight, of those asked for.
        lead: The unit that the session puts first.
        angle: Favours another question each time.
    """
    chosen: list[Question] = []
    while len(chosen) < shape.questions:
        left = [q for q in case.questions if q not in chosen and _allowed(q, chosen, shape)]
        if not left:
            break
        favoured = case.questions[(angle - 1) % len(case.questions)] if angle else None
        chosen.append(
            max(left, key=lambda q: _worth(q, chosen, case, shape, wanted, lead, favoured))
        )
    return tuple(_in_order(case, chosen, shape))


def lead_unit(case: Case, wanted: Mapping[str, float], angle: int) -> str:
    """The unit that the session puts first: what is wanted most, then the others by turns."""
    units = sorted((t.activity for t in case.targets), key=lambda unit: -wanted.get(unit, 0))
    return units[angle % len(units)]


def _allowed(question: Question, chosen: Sequence[Question], shape: Shape) -> bool:
    if shape.one_part and chosen and question.after > max(q.after for q in chosen):
        return False
    played = sum(q.kind == "role play" for q in chosen)
    return question.kind != "role play" or played < shape.role_plays


def _worth(
    question: Question,
    chosen: Sequence[Question],
    case: Case,
    shape: Shape,
    wanted: Mapping[str, float],
    lead: str,
    favoured: Question | None,
) -> float:
    covered = {unit for q in chosen for unit in q.strong_answer}
    new = set(question.strong_answer) - covered
    worth = _WANTED * sum(wanted.get(unit, 0) for unit in new) + _NEW_UNIT * len(new)
    worth += _LEAD * (lead in new) + _ANGLE * (question is favoured)
    worth += _NEW_KIND * (question.kind not in {q.kind for q in chosen})
    if (question.kind == "reflect" and not chosen) or (shape.one_part and question.cast):
        worth -= _TOO_SOON
    if shape.one_part:
        return worth - question.after / 2  # the less there is to read, the better
    reaches_the_end = any(q.after == len(case.parts) for q in chosen)
    return worth + _LAST_PART * (not reaches_the_end and question.after == len(case.parts))


def _in_order(case: Case, chosen: Sequence[Question], shape: Shape) -> list[Asked]:
    """By part, then as the case has them; a closing reflection stays at the close.

    Where one part is read, everything is asked after it.
    """
    last = case.questions[-1]
    ordered = sorted(
        chosen,
        key=lambda q: (q is last and q.kind == "reflect", q.after, case.questions.index(q)),
    )
    asked: list[Asked] = []
    least = max(q.after for q in chosen) if shape.one_part else 1
    for question in ordered:
        part = max([least, question.after, *(a.part for a in asked)])
        asked.append(Asked(question, part))
    return asked

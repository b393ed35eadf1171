"""How much fits into a session: a short one is another session, not a long one made smaller."""

from dataclasses import dataclass

from assistant.cases.allotting import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a session of some length holds.

    Attributes:
        under: It serves sessions shorter than this, in minutes.
        aims: How many wanted entries one such session can do justice to.
        questions: How many, if the case has them.
        role_plays: How many of these may be role plays.
        one_part: Whether only one part is read in the session.
        question: Time for a question that is talked over or decided.
        reflect: Time for one that people answer for themselves.
        role_play: Time for one that is played.
        opening: Time to arrive.
        voices: Time for what people ask before the first question; None for none.
        second_look: Time to go back to an earlier answer; None for none.
        breaks: One share for each.
        debrief: Time for its four steps.
        commitment: Time for what each takes back to work.
    """

    under: int
    aims: int
    questions: int
    role_plays: int = 1
    one_part: bool = False
    question: Share
    reflect: Share
    role_play: Share
    opening: Share
    voices: Share | None = None
    second_look: Share | None = None
    breaks: tuple[Share, ...] = ()
    debrief: Share
    commitment: Share


def _share(least: int, most: int, weight: int = 1) -> Share:
    return Share(least=least, most=most, weight=weight)


def _short(*, under: int, questions: int) -> Shape:
    return Shape(
        under=under,
        aims=2,
        questions=questions,
        one_part=True,
        question=_share(5, 14, 4),
        reflect=_share(5, 12, 3),
        role_play=_share(6, 14, 4),
        opening=_share(2, 3),
        debrief=_share(4, 6),
        commitment=_share(2, 3),
    )


_ONE_BREAK = (_share(10, 15),)
_TWO_BREAKS = (_share(15, 20), _share(10, 10))

SHAPES = (
    _short(under=27, questions=1),
    _short(under=35, questions=2),
    Shape(
        under=50,
        aims=3,
        questions=2,
        question=_share(7, 16, 4),
        reflect=_share(5, 12, 3),
        role_play=_share(8, 18, 4),
        opening=_share(3, 4),
        debrief=_share(6, 9),
        commitment=_share(3, 4),
    ),
    Shape(
        under=75,
        aims=3,
        questions=3,
        question=_share(8, 18, 4),
        reflect=_share(6, 12, 2),
        role_play=_share(14, 22, 4),
        opening=_share(3, 5),
        debrief=_share(6, 10),
        commitment=_share(3, 5),
    ),
    Shape(
        under=90,
        aims=4,
        questions=3,
        question=_share(8, 20, 4),
        reflect=_share(6, 12, 2),
        role_play=_share(16, 25, 5),
        opening=_share(4, 6),
        voices=_share(3, 5),
        debrief=_share(9, 12),
        commitment=_share(4, 6),
    ),
    Shape(
        under=110,
        aims=5,
        questions=4,
        question=_share(8, 22, 4),
        reflect=_share(6, 12, 2),
        role_play=_share(16, 28, 5),
        opening=_share(4, 7),
        voices=_share(3, 5),
        debrief=_share(10, 14, 2),
        commitment=_share(5, 7),
    ),
    Shape(
        under=135,
        aims=5,
        questions=4,
        question=_share(9, 25, 4),
        reflect=_share(7, 13, 2),
        role_play=_share(20, 32, 5),
        opening=_share(5, 8),
        voices=_share(4, 6),
        breaks=_ONE_BREAK,
        debrief=_share(12, 17, 2),
        commitment=_share(6, 8),
    ),
    Shape(
        under=165,
        aims=6,
        questions=5,
        question=_share(9, 26, 4),
        reflect=_share(8, 15, 2),
        role_play=_share(22, 38, 5),
        opening=_share(6, 10),
        voices=_share(4, 6),
        breaks=_ONE_BREAK,
        debrief=_share(14, 20, 2),
        commitment=_share(6, 9),
    ),
    Shape(
        under=200,
        aims=7,
        questions=6,
        role_plays=2,
        question=_share(9, 28, 4),
        reflect=_share(8, 16, 2),
        role_play=_share(24, 40, 5),
        opening=_share(6, 10),
        voices=_share(5, 7),
        second_look=_share(8, 14, 2),
        breaks=(_share(15, 20),),
        debrief=_share(14, 22, 2),
        commitment=_share(7, 10),
    ),
    Shape(
        under=241,
        aims=7,
        questions=6,
        role_plays=2,
        question=_share(10, 32, 4),
        reflect=_share(8, 18, 2),
        role_play=_share(28, 48, 5),
        opening=_share(8, 12),
        voices=_share(5, 8),
        second_look=_share(10, 18, 2),
        breaks=_TWO_BREAKS,
        debrief=_share(16, 25, 2),
        commitment=_share(8, 12),
    ),
)


def shape_for(minutes: int) -> Shape:
    """The shape of a session of so many minutes."""
    return next(shape for shape in SHAPES if minutes < shape.under)

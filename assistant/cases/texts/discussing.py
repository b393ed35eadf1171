"""Ways of talking a question over or deciding it, in the words of somebody who has often led them.

In `how`, {a}, {b}, {c} are the minutes of the steps in their order, {N} the people, {sizes} the
sub-groups, {report} how to hear from so many of them, {dilemma} the case's.
"""

from assistant.cases.methods import Method, StepShare, Task
from corpus.cases import QuestionKind

_TALK: tuple[Task, ...] = ("talk", "choose", "make")
_KINDS: tuple[QuestionKind, ...] = ("open", "decide")

DISCUSSING = (
    Method(
        id="table",
        name="Around one table",
        kinds=_KINDS,
        tasks=_TALK,
        people=(2, 6),
        minutes=(5, 90),
        divide="whole",
        steps=(
            StepShare("everyone marks a line", least=1, weight=1, most=3),
            StepShare("talk", least=2, weight=6),
            StepShare("what is clearer", least=1, weight=1, most=6),
        ),
        how=(
            "{N} people need not be divided. Give everyone {a} alone to mark the one line on the page "
            "that matters most for this question, and start from those lines before any opinion. Then "
            "stay out of it for {b}; use the last {c} to ask what has become clearer, and what less so."
        ),
    ),
    Method(
        id="pairs",
        name="Pairs, then the room",
        kinds=_KINDS,
        tasks=_TALK,
        people=(4, 60),
        minutes=(5, 14),
        divide="pairs",
        steps=(
            StepShare("in pairs", least=3, weight=3),
            StepShare("hear from the room", least=2, weight=2),
        ),
        how=(
            "{Sizes}, each with whoever sits nearest, so that nobody has to move. After {a} bring the "
            "room back by raising a hand, not your voice, and {report}. You have {b} for that: thank "
            "people and keep your own comments for later."
        ),
    ),
    Method(
        id="threes",
        name="In threes",
        kinds=_KINDS,
        tasks=("talk", "choose"),
        people=(6, 60),
        minutes=(9, 26),
        divide="threes",
        steps=(
            StepShare("find each other", least=1, weight=0),
            StepShare("in small groups", least=5, weight=3),
            StepShare("hear from the room", least=2, weight=2, most=8),
        ),
        how=(
            "{Sizes}: people look for somebody they did not arrive with. Say the question once, stay out "
            "of earshot, and call out when half of the {b} has gone. Then {report}, in {c}."
        ),
    ),
    Method(
        id="sheet",
        name="Small groups with one sheet",
        kinds=_KINDS,
        tasks=_TALK,
        people=(6, 60),
        minutes=(12, 90),
        divide="small",
        steps=(
            StepShare("find a place", least=1, weight=0),
            StepShare("work on the sheet", least=7, weight=3),
            StepShare("hear the sheets", least=4, weight=2, most=15),
        ),
        how=(
            "{Sizes}, each with one large sheet and one pen, and the pen changes hands every few minutes. "
            "After {b} the sheet carries an answer that all of them can stand behind, or two answers that "
            "stand against each other. In the last {c} {report}. After each sheet, ask what was left off it."
        ),
        materials=("one large sheet and one thick pen for each small group",),
    ),
    Method(
        id="write-round",
        name="Write, then one round",
        kinds=_KINDS,
        tasks=("talk", "make"),
        people=(3, 10),
        per_person=0.5,
        minutes=(8, 26),
        divide="whole",
        steps=(
            StepShare("write in silence", least=2, weight=1, most=5),
            StepShare("one round", least=3, weight=1, most=8),
            StepShare("open talk", least=3, weight=2),
        ),
        how=(
            "Everyone writes for {a}, you included. Then one round of about {b}: each reads one sentence, "
            "nobody replies, and anyone may pass. Only when the round has closed does the talk open, for "
            "{c}; begin it with the sentence that was most unlike the others."
        ),
    ),
    Method(
        id="one-two-four",
        name="Alone, in twos, in fours",
        kinds=_KINDS,
        tasks=_TALK,
        people=(8, 60),
        minutes=(13, 30),
        divide="small",
        steps=(
            StepShare("alone", least=2, weight=0),
            StepShare("in twos", least=3, weight=1),
            StepShare("together", least=4, weight=2),
            StepShare("hear from the room", least=3, weight=1, most=8),
        ),
        how=(
            "{A} alone with the page, {b} with one neighbour, then {c} in {sizes}. By then those who "
            "speak late have said it once, and those who speak early have heard something else first. "
            "Close by asking what changed on the way: {report}, in {d}."
        ),
    ),
    Method(
        id="fishbowl",
        name="Fishbowl",
        kinds=_KINDS,
        tasks=("talk", "choose"),
        people=(10, 40),
        minutes=(16, 40),
        divide="fishbowl",
        exposed=True,
        steps=(
            StepShare("set the chairs", least=2, weight=0),
            StepShare("the inner circle talks", least=8, weight=3),
            StepShare("the outer circle talks", least=4, weight=2),
        ),
        how=(
            "Four volunteers from different corners of the work sit in the middle with a fifth, empty "
            "chair; the other {outer} sit around them and listen. The four talk for {b}, and whoever "
            "outside has something to add takes the empty chair, says it and goes back. For the last "
            "{c} only those speak who have not spoken yet."
        ),
        materials=("chairs that can be moved into a small circle and a large one",),
    ),
    Method(
        id="gallery",
        name="A walk along the sheets",
        kinds=_KINDS,
        tasks=("make", "talk"),
        people=(12, 60),
        minutes=(18, 40),
        divide="small",
        steps=(
            StepShare("write", least=8, weight=3),
            StepShare("walk and read", least=4, weight=2, most=9),
            StepShare("talk", least=5, weight=3),
        ),
        how=(
            "{Sizes}, each with a sheet on the wall. After {a} of writing, everyone walks for {b} with a "
            "pen: a question mark where something is unclear, a stroke where they have seen the same. "
            "Then sit down and give {c} to the sheet with the most marks, its authors speaking last."
        ),
        materials=(
            "large sheets, tape, and a free stretch of wall at a height that all can reach",
        ),
    ),
    Method(
        id="line",
        name="A line across the floor",
        kinds=("decide",),
        tasks=("choose",),
        people=(6, 60),
        minutes=(8, 22),
        divide="whole",
        exposed=True,
        steps=(
            StepShare("find a place", least=2, weight=0),
            StepShare("with a neighbour", least=2, weight=1, most=6),
            StepShare("ends and middle", least=4, weight=2),
        ),
        how=(
            "Tape on the floor, and at its ends the courses between which the case divides people: {dilemma} "
            "Give everyone {a} to find a place and {b} to tell a neighbour why. Then {c}: one voice from "
            "each end, one from the middle, anyone may move, and from where they now stand they answer "
            "the question. Who would rather not stand sets a cup with their name along the edge of a table."
        ),
        materials=("a strip of tape on the floor, and a table edge with cups for those who sit",),
    ),
    Method(
        id="change-sides",
        name="Argue it from the other side",
        kinds=("decide",),
        tasks=("choose",),
        people=(4, 60),
        minutes=(12, 36),
        divide="small",
        steps=(
            StepShare("one side", least=3, weight=2),
            StepShare("the other side", least=3, weight=2),
            StepShare("in one's own name", least=4, weight=3, most=16),
        ),
        how=(
            "{Sizes}. In each, some speak for one course and some for another, whatever they think "
            "themselves: {dilemma} After {a} they exchange sides and argue for {b} against what they have "
            "just said. Only in the last {c} does everyone answer the question in their own name; ask "
            "first what the other side made them see."
        ),
    ),
    Method(
        id="silent-wall",
        name="Silent cards on the wall",
        kinds=("open",),
        tasks=("make", "talk"),
        people=(6, 30),
        minutes=(12, 28),
        divide="whole",
        steps=(
            StepShare("write cards in silence", least=3, weight=1, most=6),
            StepShare("read and move cards", least=4, weight=2, most=9),
            StepShare("talk", least=5, weight=3),
        ),
        how=(
            "Four cards for each person. For {a} people write in silence, one thought to a card, and put "
            "the cards up as they go; for {b} they read the wall, still in silence, and move together what "
            "belongs together. Then talk for {c}, beginning with the card that most people had not thought of."
        ),
        materials=(
            "four cards for each person, pens that can be read from afar, tape, a free wall",
        ),
    ),
)

HEAR_BOTH = "hear both"
HEAR_ALL = "hear each in turn"
HEAR_SOME = "hear one sentence from each"
HEAR_THREE = "hear three of them, and ask the others only for what has not been said yet"

"""Ways of working on a question, in the words of somebody who has led them often.

In `how`, {a}, {b}, {c} are the minutes of the steps in their order, {sizes} the sub-groups, {n} the
people, {report} how to hear from so many groups, {cast} the players, {dilemma} the case's.
"""

from assistant.cases.methods import Method, StepShare

_TALK = ("talk", "choose", "make")
_LATER = ("open", "decide")

METHODS = (
    Method(
        id="table",
        name="Around one table",
        kinds=_LATER,
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
        kinds=_LATER,
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
        kinds=_LATER,
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
        kinds=_LATER,
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
            "stand against each other. For the last {c} {report}, and ask each time what was left off."
        ),
        materials=("one large sheet and one thick pen for each small group",),
    ),
    Method(
        id="write-round",
        name="Write, then one round",
        kinds=_LATER,
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
        kinds=_LATER,
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
        kinds=_LATER,
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
        kinds=_LATER,
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
        materials=("large sheets, tape, and a free stretch of wall at a height that all can reach",),
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
        materials=("four cards for each person, pens that can be read from afar, tape, a free wall",),
    ),
    Method(
        id="note",
        name="Alone on paper, then one other person",
        kinds=("reflect",),
        tasks=_TALK,
        people=(2, 60),
        minutes=(5, 40),
        divide="pairs",
        steps=(
            StepShare("write", least=2, weight=2),
            StepShare("tell one other", least=2, weight=3),
            StepShare("a pause", least=1, weight=0),
        ),
        how=(
            "Say before you begin that nothing written now will be read out. {A} to write, then {b} in "
            "{sizes} to tell as much of it as each wishes. In the pause that follows, ask once whether "
            "anyone wants to say a sentence to all, and bear it if nobody does."
        ),
    ),
    Method(
        id="walk",
        name="A walk in twos",
        kinds=("reflect",),
        tasks=_TALK,
        people=(4, 60),
        minutes=(12, 40),
        divide="pairs",
        steps=(
            StepShare("walk", least=9, weight=4, most=24),
            StepShare("a written line", least=2, weight=0),
            StepShare("hear what is offered", least=1, weight=1),
        ),
        how=(
            "People leave the room in {sizes}, without the page, and come back after {a}. Each has an equal "
            "share of the time, and whoever listens gives no advice; those who would rather sit take chairs "
            "by a window. Back in the room, {b} of quiet for one written line, then {c} for lines that are offered."
        ),
        materials=("somewhere to walk: a corridor, a yard, once around the building",),
    ),
    Method(
        id="circle",
        name="One circle, once round",
        kinds=("reflect",),
        tasks=_TALK,
        people=(3, 14),
        per_person=0.75,
        minutes=(12, 40),
        divide="whole",
        exposed=True,
        steps=(
            StepShare("collect oneself", least=1, weight=0),
            StepShare("once round", least=6, weight=3),
            StepShare("what was heard", least=3, weight=2),
        ),
        how=(
            "Chairs in one circle with nothing in the middle. {A} to collect oneself, then the question "
            "goes once round, in about {b}: everyone may pass, and nobody comments, you included. Use the "
            "last {c} for what people heard in one another, and keep advice out of it."
        ),
        materials=("chairs in one circle, without tables",),
    ),
    Method(
        id="first-sentence",
        name="The first sentence",
        kinds=("role play",),
        tasks=_TALK,
        people=(2, 60),
        minutes=(5, 14),
        divide="pairs",
        steps=(
            StepShare("write it", least=1, weight=1, most=3),
            StepShare("say it to each other", least=2, weight=3),
            StepShare("hear some", least=2, weight=2),
        ),
        how=(
            "There is no time for the scene, but there is time for its first sentence. {A} to write it "
            "word for word; then {b} in {sizes}, where one says it, the other answers as the person in "
            "the case would, and they exchange. For the last {c} hear a few without comment, and ask "
            "after which of them one could have gone on talking."
        ),
    ),
    Method(
        id="scenes",
        name="Every group plays, with observers",
        kinds=("role play",),
        tasks=_TALK,
        people=(3, 60),
        minutes=(14, 90),
        divide="cast",
        steps=(
            StepShare("read the cards", least=3, weight=1, most=7),
            StepShare("play", least=5, weight=3, most=22),
            StepShare("out of the roles, and talk", least=6, weight=4),
        ),
        how=(
            "{Sizes}, each playing the scene for itself: {cast}, and the rest observe, each watching one "
            "person. {A} for the cards, {b} to play; stop all scenes at the minute, even in mid-sentence. "
            "In the last {c} players first leave their roles, with their own name and one thing the role "
            "felt; then observers tell what they saw and heard, and not what they would have done.{many}"
        ),
        materials=("room between the scenes",),
    ),
    Method(
        id="middle",
        name="One scene in the middle",
        kinds=("role play",),
        tasks=_TALK,
        people=(7, 60),
        minutes=(16, 50),
        divide="middle",
        exposed=True,
        steps=(
            StepShare("read the cards", least=3, weight=1, most=6),
            StepShare("play, stop, play on", least=7, weight=3, most=24),
            StepShare("out of the roles, and talk", least=6, weight=3),
        ),
        how=(
            "One scene, where all can see it: {cast} are played by volunteers, and the other {outer} "
            "follow one person each. {A} for the cards, then {b} of play; stop it twice and ask who would "
            "go on differently, and that person takes the chair and begins with the last sentence spoken. "
            "In the last {c} players first, with their own names again, then those who watched, person by person."
        ),
        materials=("chairs in the middle and a clear view for all",),
    ),
    Method(
        id="teams",
        name="A team behind each role",
        kinds=("role play",),
        tasks=_TALK,
        people=(6, 60),
        minutes=(24, 60),
        divide="teams",
        steps=(
            StepShare("prepare the roles", least=5, weight=2, most=12),
            StepShare("play, with one consultation", least=9, weight=3, most=26),
            StepShare("out of the roles, and talk", least=8, weight=3),
        ),
        how=(
            "{Sizes}, one team behind each role: {cast}. Each team takes {a} to find out what its person "
            "wants, fears and cannot say, and sends one player. Stop the scene half-way through the {b}, let the "
            "teams consult for two minutes and send the same player or another. In the last {c} the players "
            "leave their roles first; then each team says which sentence of the others moved its person."
        ),
        materials=("a corner for each team",),
    ),
    Method(
        id="chairs",
        name="A chair for each role",
        kinds=("role play",),
        tasks=_TALK,
        people=(2, 6),
        minutes=(8, 90),
        divide="whole",
        steps=(
            StepShare("read the cards", least=2, weight=1, most=6),
            StepShare("play from the chairs", least=3, weight=3, most=22),
            StepShare("out of the roles, and talk", least=3, weight=3),
        ),
        how=(
            "Put out a chair for each role, with its card on it: {cast}. After {a} with the cards, people "
            "sit down where they want to speak from and change to another chair when that person should "
            "answer. Play for {b} and stop twice to ask which chair has been empty longest; then {c} to "
            "come out of the roles, each with their own name, and to look back."
        ),
        materials=("a chair for each role, with its card",),
    ),
)

HEAR_BOTH = "hear both"
HEAR_ALL = "hear each in turn"
HEAR_SOME = "hear one sentence from each"
HEAR_THREE = "hear three of them, and ask the others only for what has not been said yet"
MANY_SCENES = " With so many scenes at once, spread them over two rooms or into the corridor."
STORY_TIME = " The time named in the question belongs to the story; the clock here is yours."

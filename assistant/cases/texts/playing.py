"""Ways of answering a question for oneself, and of playing a scene.

In `how`, {a}, {b}, {c} are the minutes of the steps in their order, {sizes} the sub-groups, {outer}
those who watch, {cast} the players, {many} what to add where many scenes are played at once.
"""

from assistant.cases.methods import Method, StepShare

PLAYING = (
    Method(
        id="note",
        name="Alone on paper, then one other person",
        kinds=("reflect",),
        tasks=("talk",),
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
        tasks=("talk",),
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
        tasks=("talk",),
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
        tasks=("talk",),
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
        tasks=("talk",),
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
        tasks=("talk",),
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
        tasks=("talk",),
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
        tasks=("talk",),
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

MANY_SCENES = " With so many scenes at once, spread them over two rooms or into the corridor."
STORY_TIME = " The time named in the question belongs to the story; the clock here is yours."

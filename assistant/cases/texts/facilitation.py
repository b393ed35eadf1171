"""What a guide says to the facilitator, in the words of somebody who has led many such sessions.

Names in braces are filled in; everything else is printed as it stands.
"""

LABELS = (
    "Fictional case: the people, places and events are invented.",
    "The case, its questions and these notes are ours. Only what stands in quotation marks with an id "
    "is the profile's.",
)

# --- purposes -----------------------------------------------------------------------------------

PRACTISE = "To practise, on somebody else's trouble, what the profile asks for here ({label})."
TAKE_A_STAND = (
    "To take a position where every way has a price, and to be able to say who pays it. {dilemma}"
)

# --- before people come -------------------------------------------------------------------------

ROOM = {
    6: "One table, small enough for everyone to reach the middle; you sit at its side, not at its head.",
    16: "Chairs in a horseshoe without tables, so that {n} people can see each other and turn round to "
    "talk; a few clipboards to write on.",
    30: "Chairs in two curved rows that can be turned into small groups, a clear way between them, and "
    "a second room or a corridor for the noise of {n} people talking at once.",
    60: "A hall in which {n} people can turn into small groups without lifting tables, with a second room or a corridor "
    "nearby, a microphone that can be passed round, and a colleague who keeps the time.",
}
ACCESS = (
    "Ask beforehand who needs large print, an interpreter, a hearing loop or a place near the door, "
    "and see to it without comment."
)
CLOCK = "a clock that you can see without turning your head"
PAPER = "paper and pens for everyone"
BOARD = "one large sheet for questions that come up and must wait"

HANDOUTS = (
    "{copies} handouts, printed on one side. Every part begins on a page of its own: keep the pages "
    "apart and give each out when it is read, not before."
)
ROLE_CARDS = "{sets} of role cards, cut apart: one set holds {cards}."
GUIDE_COPY = "This guide for yourself only; it holds the answer key."

READ_NOTHING = (
    "Participants read nothing beforehand. Offer the first part a day early to anyone who reads more "
    "easily with time, in another language or on a screen."
)
READ_BEFORE = (
    "The day before, participants read {parts}: about {minutes}. Bring copies for those who come "
    "without having done so, and tell the story so far in three sentences at the start."
)
READ_YOURSELF = (
    "You read the whole case twice, the second time from where {person} stands, and write down your "
    "own answer to question {question} so that you notice when you begin to steer towards it."
)

# --- the agenda ---------------------------------------------------------------------------------

TITLES = {
    "opening": "Opening",
    "first voices": "First voices",
    "break": "Break",
    "second look": "A second look",
    "debrief": "Debrief",
    "commitment": "Back at work",
}

OPENING_SHORT = (
    "Say what will happen: {parts} to read, {questions}, and at the end one thing to take back to work. "
    "Say that the story is invented, that nobody has to tell one of their own, and that there is no "
    "answer at the back."
)
OPENING_ROUND = " Then go round once: the name, and one word for what people have just come from."
OPENING_NEIGHBOURS = (
    " Then a minute in which people greet the neighbour they know least, by name and place of work."
)
OPENING_CAUTION = (
    " Tell them now what the case touches on, so that they can decide how near to sit."
)
STORY_SO_FAR = " Tell the story so far in three sentences for those who have not read it."

READING = (
    "Give out {parts}; people read in silence, and {minutes} are enough to read and to look back. Then "
    "read the last paragraph aloud, slowly, and wait for ten seconds before you say anything."
)
FIRST_VOICES = (
    "Before any question of yours: what is going on here, and what do you want to know? Take short "
    "answers from many people, write the questions on the large sheet and answer none of them. What is "
    "still open on the sheet at the end goes into the debrief."
)
BREAK = (
    "Leave the sheets where they are. Say at which minute you will begin again, and begin then. If "
    "somebody has gone quiet, this is the time to ask how they are."
)
SECOND_LOOK = (
    "Everyone goes back alone to what they wrote or said for question {question}: what would you leave, "
    "what would you now do otherwise, and which sentence of the case or of a colleague changed it? Then "
    "hear from {voices} who changed something, and from one who did not."
)
SECOND_LOOK_STEPS = ("alone, with the page", "hear what changed")
DEBRIEF = (
    "Put the pages face down. Take the four steps in their order, and do not let the third begin "
    "before the second is done."
)
DEBRIEF_SHORT = (
    "Put the pages face down. One short question a step and one or two voices to each; do not let the "
    "third step begin before the second is done."
)
COMMITMENT = (
    "Everyone fills in the last page of the handout: one thing, small enough that somebody else could "
    "see it done within two weeks. Then each reads it to one other person, who asks only: when exactly, "
    "and who will notice? They agree on which day they will ask each other. Nothing is collected. Close with "
    "the sentence the case leaves behind: {takeaway}"
)
COMMITMENT_SHORT = (
    "Everyone writes one thing on the last page of the handout, small enough that somebody else could "
    "see it done within two weeks, and reads it to a neighbour, who asks only: when exactly? Close with "
    "the sentence the case leaves behind: {takeaway}"
)

# --- checkpoints --------------------------------------------------------------------------------

KNOW_THE_FACTS = (
    "People can say, without looking at the page, who wants what and who can decide it."
)
READ_ON = (
    "Ask one person to tell the story in three sentences and the others to add only what is missing; "
    "then go on, even if it is not perfect."
)
HEARD_BY_NOW = (
    "Somebody, in whatever words, has come near to what a strong answer to question {question} touches: "
    "“{strong_answer}”"
)
BACK_TO_THE_PAGE = (
    "Do not supply it. Send people back to the moment that calls for it and ask what they would have "
    "done there: {moment}"
)
PRICE_NAMED = "Somebody has said what their own answer costs, and somebody has spoken for {person}."
ASK_FOR_THE_PRICE = (
    "Ask the one who sounds most certain: who pays for this, and have they been asked? Then ask the "
    "room what {person} would say on the following morning."
)
TIME_EARLY = (
    "By the plan, {at} have gone. If you are more than {late} behind, shorten the talk in the room, "
    "not the time in small groups."
)
TIME_EARLY_ONE = (
    "By the plan, {at} have gone. If you are later than that, begin the question anyway: people can "
    "look back at the page while they talk."
)
TIME_LATE = (
    "{left} remain, and they belong to the debrief and to what people take back. If you are late, stop "
    "here even in the middle of a good talk, and say that you are doing so."
)

# --- the debrief: one question a step in a short session, two in a longer one ----------------------

DEBRIEF_STEPS = {
    "Reactions": (
        "In one sentence and without reasons: what are you left with?",
        "Where in the story did you grow impatient, and where did you lean forward?",
        "Whom in the story would you least like to be on the following morning?",
    ),
    "Description": (
        "What happened, told in four sentences from where {person} stands?",
        "Name one thing that we treated as a fact and that stands on none of the pages.",
        "At which moment could it still have gone another way, and who was in the room then?",
    ),
    "Analysis": (
        "Here is the choice once more. {dilemma} Who pays on each side, and which of them was asked?",
        "Where has our own talk resembled the story: who spoke first, whose sentence was finished for "
        "them, what did we hurry past?",
        "What did the people in the story each know that the others would have needed?",
    ),
    "Application": (
        "Where does a smaller version of this happen {place}, and what keeps it in place?",
        "{takeaway} What would it cost you to act on that next week?",
        "What would the people you support say if they had been listening to us?",
    ),
}
DEBRIEF_STEPS_SHORT = {
    "Reactions": (
        "One word each: what are you left with?",
        "Whom in the story would you least like to be tomorrow morning?",
    ),
    "Description": (
        "On which single fact did it turn?",
        "What did we suppose that stands on no page?",
    ),
    "Analysis": (
        "Who pays for the answer that we liked best?",
        "What did one of them know that the others would have needed?",
    ),
    "Application": (
        "Where does a smaller version of this happen {place}?",
        "{takeaway} What would it cost you to act on that next week?",
    ),
}
AT_WORK = "where you work"
IN_SETTING = "in your own setting ({setting})"

# --- what to do when ----------------------------------------------------------------------------

WHENS = {
    "Nobody says anything": (
        "Count to ten, slowly and without smiling; somebody usually begins at eight. If nobody does, "
        "give two minutes to write, and then ask for what stands on the paper and not for what people "
        "think."
    ),
    "One voice dominates": (
        "Thank it for having opened the matter, and ask to hear from a part of the room that has been "
        "quiet. Change the form and not the person: a minute in pairs, or a round in which everyone has "
        "one sentence."
    ),
    "Somebody recognises their own workplace": (
        "“You may be thinking of a real place. Let us leave it unnamed and stay with the people on the "
        "page.” Do not let the group guess. Speak with the person in the next pause, and ask what they "
        "would like to have left alone."
    ),
    "Strong feeling": (
        "Say calmly that this has touched something and that there is time. Offer a pause or the door, "
        "and somebody to go along if that is wanted; give the others something to write meanwhile. Do "
        "not ask for the reason in front of the group, and find the person before everyone leaves. "
        "Know beforehand where to send them for help."
    ),
    "Somebody asks what the right answer is": (
        "Say that the story ends where the page ends, and that this is meant. Ask what they would need "
        "to know before they decided, and who could tell them."
    ),
}
ONE_VOICE_OF_FEW = (
    "In a group of {n} one long answer is most of the talk. Give each person two minutes by the clock "
    "before anyone replies, and begin with the one who has said least."
)
ONE_VOICE_OF_TWO = (
    "Of two, one may carry the talk and the other be glad of it. Give each two minutes by the clock "
    "before the other replies, and change who begins."
)

# --- fit and coverage ---------------------------------------------------------------------------

READ_AS = "“{need}” was read as {aims}."
FITS = "This session on “{title}” exercises {all}."
FITS_AS_NAMED = "“{title}” was asked for; the case exercises {units}."
FITS_IN_PART = "This session on “{title}” exercises {met}. It does not exercise {missed}."
FITS_POORLY = (
    "In this time, none of the cases left in the library exercises {missed}. “{title}” is the nearest to "
    "it; what the session does exercise stands in the table of coverage."
)
OTHER_PLACE = (
    "It plays elsewhere than in the setting asked for ({setting}); ask in the debrief what differs."
)
NEEDS_TIME = (
    "It touches on things for which so short a session leaves little room: tell people beforehand what "
    "it is about, or take it where there is more time."
)
OTHER_DIFFICULTY = "The case counts as {given}; {asked} was asked for."
ONLY_IN_TEXT = "In the story, but in no question of this session"
NOT_EXERCISED = "Not exercised by this case{instead}"
INSTEAD = "; “{title}” ({id}) does"
WITHHELD = "A quotation was left out: its words no longer match the source text."

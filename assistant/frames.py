"""Every fixed sentence that an answer is joined from. What is not here is quoted or a practice note."""

ONE_MATTER = "One thing you wrote stands out, and the profile speaks to it."
ONE_MATTER_SEVERAL = "It comes down to one thing you wrote. {units} of the profile speak to it; take them in this order."
MATTERS = "I read {matters} in what you wrote. They stand below in the order in which to take them."
ONE_UNIT = "One {unit} of the profile fits what you describe."
SEVERAL_UNITS = "{units} of the profile fit what you describe; take them in this order."

START = "Start here."
START_IF = "Start here, above all if {when}."
ONCE_BEGUN = "Once that is under way, go on to this."
ALONGSIDE = "Alongside that, above all if {when}."
SAME_MATTER = ("For the same matter, this as well.", "This belongs to it too.", "And this.")
NEXT_MATTER = ("Then turn to this.", "After that, this.", "And last, this.")

WHICH = "Which is closer to how things stand?"

OUT_OF_PROFILE = "The profile does not answer this."
UNLIKE = "It does not read like a situation that any of the {units} in the profile is about."
WOULD_HELP = (
    "who is involved, and what they want or fear",
    "what has happened so far, and what you have tried",
    "what you would like to be different, and by when",
)

ORDER = "In this order. What comes first is what the rest stands on, or what fits best."
MORE = "More about number {number}."
WHY = "Each is here because of the words of yours that stand above it, and for the reason that follows."
WHY_ONE = "Number {number} is here because of the words of yours above it, and for the reason that follows."
NO_SUCH_NUMBER = (
    "There were {shown} suggestions, and none with the number {number}. Here they are again."
)

GREETING = (
    "Hello. Tell me what is going on: who is involved, what has happened, what you would like to be "
    "different. I look for the parts of the {title} that fit and quote them."
)
THANKS = "You're welcome. If it goes differently from what you expect, come back and tell me how it went."
CAPABILITIES = (
    "You describe a situation from your work; I look for the {units} of the {title} that fit, quote them "
    "word for word with their place in the source, and add a practice note on what to do this week. I can "
    "also list and explain what the profile holds. I give no legal, clinical or safeguarding advice, and I "
    "say so when the profile has no answer."
)

CARE = {
    "danger": (
        "Somebody may be at risk. That comes before anything else here.",
        (
            "If it is happening now, or may happen today, call the emergency number where you are.",
            "Tell your supervisor or the safeguarding lead today, by voice and not by e-mail. If the "
            "danger is to you, tell someone you trust and do not stay alone with it.",
            "Follow your organisation's procedure for risk. Do not promise to keep it secret.",
        ),
    ),
    "safeguarding": (
        "This may be a safeguarding matter. That comes before anything else here.",
        (
            "Tell the safeguarding lead or your supervisor today, as your organisation's policy says. If "
            "they are part of it, go to the next level or to the authority outside.",
            "Write down what you saw and what was said to you, in the person's words, with the date. Do "
            "not question further, investigate or confront.",
            "Do not promise to keep it secret. If anyone is in danger now, call the emergency number.",
        ),
    ),
    "legal": (
        "Part of this is a legal or an employment decision, and not one to take from here.",
        (
            "Before anyone acts, ask those who answer for it: personnel, the data protection officer, "
            "or a lawyer.",
            "What stands below is about the work of supporting people, not about what is lawful.",
        ),
    ),
    "clinical": (
        "This asks for a decision about one person's care, and that is not one to take from here.",
        (
            "It belongs to the clinician who is responsible for the person; if it is urgent, to the "
            "emergency service.",
            "What stands below is about supporting those who provide the care, not about the care itself.",
        ),
    ),
}

"""Every sentence of the page, in one place."""

from typing import Any

_MARKDOWN = "\\`*_[]()<>#$:~|!"

TITLE = "Fieldguide"
SUBTITLE = (
    "Describe what is going on. You get the parts of the {title} that fit, "
    "in its own words, each with its place in the source."
)
PLACEHOLDER = "What is going on? Who is involved, and what would you like to change?"
EXAMPLES_TITLE = "Or start from one of these"
EXAMPLES = {
    "Two partners no longer talk": (
        "Two partner agencies in our pilot have stopped talking to each other. Each tells me the "
        "other is to blame, and the steering group meets on Thursday."
    ),
    "The front line has gone quiet": (
        "The new director leaves the nurses out of the planning meetings. They used to argue with "
        "us about the protocol, now they just nod and carry on as before."
    ),
    "Trained, but nothing changes": (
        "We trained every teacher in the district on the reading programme last August. I visit "
        "classrooms and hardly see any of it. The teachers say they liked the training."
    ),
    "What are the guiding principles?": "What are the guiding principles?",
}
THINKING = "Looking through the profile…"
YOU_WROTE = "You wrote"
PRACTICE_NOTE = "Practice note: ours, not the profile's"
IDENTIFIERS = "This seems to name somebody. Initials or a role would do as well:"
SIGN = "A sign of it:"
THIS_WEEK = "What to do this week"
ASK_YOURSELF = "Ask:"
WATCH_OUT = "Watch out:"
OPEN_SOURCE = "Show in the source"
SOURCE_TITLE = "In the source"
SOURCE_NOTE = (
    "These are the lines of the source text as they were supplied, broken words and all. "
    "The passage quoted is marked."
)
ALSO_WORTH = "Also worth a look"
IN_PLAY = "Parts of the profile in play"
SOURCES = "Sources in this answer"
WRITTEN = (
    "Written by a language model ({model}, {where}): neither the profile's words nor our notes. Each "
    "sentence was checked against what it cites."
)
MODEL_HERE = "on this machine"
MODEL_ELSEWHERE = "on another machine"
SEARCHED = "Searched for, your earlier turns included:"
NEAREST = "The nearest entries, all the same"
WOULD_HELP = "If you do have a situation in mind, it would help to know"
CHECKS = {
    "exact": "word for word in the source",
    "normalised": "in the source, with broken lines and words mended",
    "failed": "NOT found in the source",
}
LINE = "line {first}"
LINES = "lines {first} to {last}"
NEW = "New conversation"
EARLIER = "Earlier conversations"
THIS_ONE = "This conversation"
TITLE_OF_THIS = "Title"
DELETE = "Delete for good"
EXPORTS = {"docx": "Save as Word", "md": "Save as text (Markdown)"}
THANKS = "Thank you. It stays with this conversation."
KEPT = (
    "Conversations stay on the machine of the service for {days} days after the last message, then they "
    "are deleted. Your browser holds the only key to yours."
)
KEPT_WITHOUT_LIMIT = (
    "Conversations stay on the machine of the service until you delete them. Your browser holds the "
    "only key to yours."
)
NOT_KEPT = "Nothing is written to disk. When the service stops, conversations are gone."
UNREACHABLE = (
    "The answering service cannot be reached.",
    "It is expected at {url}. Start it with `fieldguide serve` (or `make run`, which starts "
    "everything), then try again. What you typed is not lost.",
)
LOADING = "The answering service is starting. This takes a few seconds."
BROKEN_OFF = (
    "The answer broke off.",
    "The connection to the answering service was lost. Your message is below; send it again.",
)
REFUSED = "Given: {given}. Expected: {expected}. {action}"
TRY_AGAIN = "Try again"
ABOUT = """**What this is.** A search in one practice profile. It quotes, it does not invent: every
quotation is compared with the source text while your answer is made. Practice notes are ours, are
marked as such, and say what to try this week.

**What it is not.** Legal, clinical or safeguarding advice. If someone is at risk, follow your
organisation's procedure first.

**Your words.** They go to the service that this page belongs to. If whoever runs it has set a language
model elsewhere, it gets them too, without the names and numbers that were found in them."""


def kept(keeping: dict[str, Any]) -> str:
    """How long conversations are kept, in a sentence or two."""
    if not keeping["on_disk"]:
        return NOT_KEPT
    if keeping["days"] is None:
        return KEPT_WITHOUT_LIMIT
    return KEPT.format(days=keeping["days"])


def label(text: str) -> str:
    """A text of the user's as a button's label, which Streamlit reads as Markdown."""
    return "".join(f"\\{c}" if c in _MARKDOWN else c for c in text)

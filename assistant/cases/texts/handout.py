"""The handout's own sentences, in plain words and in those of a course at a university."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutTexts:
    """The sentences around a case; the case itself is the same in every register."""

    fictional: str
    how_to_read: str
    read_before: str
    people: str
    question: str
    room_to_write: str
    roles: str
    roles_how: str
    role_wants: str
    role_power: str
    role_open: str
    back: str
    back_how: str
    back_lines: tuple[str, ...]


PLAIN = HandoutTexts(
    fictional="This is an invented story about real work.",
    how_to_read=(
        "Read one part at a time; the next one comes when the group is ready for it. You do not have to "
        "tell anything about your own place of work, and nobody here has the right answer in a drawer."
    ),
    read_before="Please read this before we meet.",
    people="People in this part",
    question="Question {number}",
    room_to_write="Your notes",
    roles="Role cards",
    roles_how=(
        "To be cut apart and given to those who play. Speak as yourself in this person's place: no accent, "
        "no costume. You may stop at any time."
    ),
    role_wants="Wants",
    role_power="Has in hand",
    role_open=(
        "Take what the story says about this person, and decide the rest for yourself before you begin."
    ),
    back="Back at work",
    back_how=(
        "One thing, small enough that somebody else could see it done. This page stays with you."
    ),
    back_lines=(
        "In the next two weeks I will",
        "With whom, and on which day",
        "How somebody else could tell that I did it",
        "What may get in the way, and what I will do then",
        "Who will ask me about it",
    ),
)

ACADEMIC = HandoutTexts(
    fictional="The following case is fictional and was written for teaching.",
    how_to_read=(
        "The case is presented in stages, each of which is discussed before the next is distributed. "
        "Participants are not expected to disclose experiences of their own, and the case admits of more "
        "than one defensible resolution."
    ),
    read_before="To be read in preparation for the session.",
    people="Persons introduced in this part",
    question="Discussion question {number}",
    room_to_write="Notes",
    roles="Role descriptions",
    roles_how=(
        "For distribution to the participants who take a role. Players represent the person's interests "
        "and constraints rather than imitating speech or manner, and may withdraw at any point."
    ),
    role_wants="Interests",
    role_power="Sources and limits of influence",
    role_open=(
        "The text gives little about this person; settle interests and constraints before the scene."
    ),
    back="Transfer to practice",
    back_how=(
        "Formulate one intended change in practice that would be observable to a third party. This page "
        "remains with the participant."
    ),
    back_lines=(
        "Intended change within two weeks",
        "Partners and date",
        "Observable indicator",
        "Anticipated barriers and response",
        "Person who will follow up",
    ),
)

TEXTS = {"plain": PLAIN, "academic": ACADEMIC}
